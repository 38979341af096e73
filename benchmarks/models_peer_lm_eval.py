"""Generate with lm-evaluation-harness's ``hf`` model; run by its environment's Python.

python models_peer_lm_eval.py JOB.json RESULT.json
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text())
    model = HFLM(
        pretrained=job["folder"],
        dtype="float32",
        device="cpu",
        batch_size=job["batch"],
        add_bos_token=False,
    )
    settings = {"until": ["<|im_end|>"], "max_gen_toks": job["tokens"], "do_sample": False}

    def instances(prompts: list[str]) -> list[Instance]:
        return [
            Instance("generate_until", {}, (prompt, settings), i)
            for i, prompt in enumerate(prompts)
        ]

    model.generate_until(instances(job["prompts"][:1]), disable_tqdm=True)
    wall, cpu = time.perf_counter(), time.process_time()
    texts = model.generate_until(instances(job["prompts"]), disable_tqdm=True)
    result = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "texts": texts,
        "versions": {p: version(p) for p in ("lm_eval", "torch", "transformers")},
    }
    Path(sys.argv[2]).write_text(json.dumps(result))


if __name__ == "__main__":
    main()
