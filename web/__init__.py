"""The web channel: one Rasa input channel that serves the chat page and its API.

`web.channel.ChatChannel` is the only name that Rasa needs (in credentials.yml).
Dependencies run one way: web uses Rasa, coach.privacy and actions.runner; nothing uses web.
"""
