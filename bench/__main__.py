"""The benchmarks: `python -m bench` trains both pipelines on the same sentences and compares them.

What is compared: the right intent first and among the best three on the held-out sentences, what is
refused, milliseconds of CPU a message, seconds of CPU to train. Writes bench/results.json and prints
a table. Each pipeline runs in a process of its own, so that neither warms the other up.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from coach.paths import ROOT

RESULTS = ROOT / "bench" / "results.json"
PIPELINES = {"congrong": "config.yml", "stock": "bench/stock.yml"}
HELD_OUT = ROOT / "tests" / "nlu"


def measure(config: str) -> dict[str, Any]:
    """Trains the pipeline of one config file and measures it."""
    os.environ.update({"TF_CPP_MIN_LOG_LEVEL": "3", "TQDM_DISABLE": "1"})
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    from tools.train import quiet_logs

    quiet_logs()
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        # Without cache and without rules: the sentences are what is compared. The lines of a call
        # have a recogniser that the stock recipe knows nothing like, and would double its time.
        sentences = Path(folder) / "nlu"
        shutil.copytree(ROOT / "data/nlu", sentences, ignore=shutil.ignore_patterns("say"))
        model = train_nlu(config, str(sentences), folder, domain="domain.yml")
        trained = time.process_time() - began
        agent = Agent.load(model)
        figures = asyncio.run(_understand(agent))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**figures, "train_cpu_seconds": round(trained, 1), "peak_rss_mb": round(peak)}


async def _understand(agent: Any) -> dict[str, Any]:
    from tools.sentences import read_sentences

    cases = [case for case in read_sentences(HELD_OUT) if case.intent and not case.spoken]
    await agent.parse_message("先热一下")
    hits: dict[str, list[bool]] = defaultdict(list)
    began = time.process_time()
    for case in cases:
        parsed = await agent.parse_message(case.text)
        names = [guess["name"] for guess in parsed["intent_ranking"]]
        names = [name for name in names if name != "nlu_fallback"]
        refused = parsed["intent"]["name"] in {"nlu_fallback", "out_of_scope"}
        if case.intent == "out_of_scope":
            hits["out_of_scope_refused"].append(refused)
        else:
            group = "dictated" if case.file.startswith("dictated") else case.intent.split("_")[0]
            hits[f"{group}_first"].append(names[:1] == [case.intent])
            hits[f"{group}_first_three"].append(case.intent in names[:3])
    spent = (time.process_time() - began) / len(cases) * 1000
    shares = {name: round(sum(hit) / len(hit), 3) for name, hit in sorted(hits.items())}
    return {**shares, "sentences": len(cases), "cpu_ms_a_message": round(spent, 1)}


def compare() -> dict[str, Any]:
    """Both pipelines, each in its own process."""
    results = {}
    for name, config in PIPELINES.items():
        print(f"{name}：训练和测量……", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "bench", "--measure", config]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        results[name] = json.loads(done.stdout.splitlines()[-1])
    return results


def table(results: dict[str, Any]) -> str:
    """The figures side by side."""
    names = list(results)
    rows = [f"{'':24}" + "".join(f"{name:>12}" for name in names)]
    for figure in results[names[0]]:
        rows.append(f"{figure:24}" + "".join(f"{results[name][figure]!s:>12}" for name in names))
    return "\n".join(rows)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--measure", metavar="CONFIG", help="one pipeline only; prints JSON")
    config = parser.parse_args().measure
    if config:
        print(json.dumps(measure(config)), flush=True)
        return
    results = compare()
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
