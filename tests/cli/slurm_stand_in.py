"""What `sbatch`, `srun` and `sacct` do, on one machine: each is a copy under that name.

`sbatch` answers at once, while a process of its own runs the jobs of the script's array one
after another and notes beside these programs which have ended.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ARRAY = 77
HERE = Path(sys.argv[0]).parent


def sbatch(script: str) -> None:
    last = re.search(r"--array=0-(\d+)", Path(script).read_text())
    if os.fork() == 0:
        os.setsid()
        for stream in (1, 2):  # who asks waits until both are closed
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        for task in range(int(last[1]) + 1 if last else 1):
            run(script, task)
        os._exit(0)
    print(f"Submitted batch job {ARRAY}")


def run(script: str, task: int) -> None:
    job = {
        "SLURM_JOB_ID": str(ARRAY + task),
        "SLURM_ARRAY_JOB_ID": str(ARRAY),
        "SLURM_ARRAY_TASK_ID": str(task),
        "SLURM_JOB_NUM_NODES": "1",
        "SLURM_JOB_NODELIST": "here",
        "SLURM_NODEID": "0",
        "SLURM_NTASKS": "1",
        "SLURM_PROCID": "0",
        "SLURM_LOCALID": "0",
    }
    subprocess.run(["bash", script], env={**os.environ, **job})
    (HERE / f"ended-{task}").touch()


def srun(*arguments: str) -> None:
    left = list(arguments)
    while left[0].startswith("-"):
        flag = left.pop(0)
        if flag in ("--output", "--error"):
            left.pop(0)
    sys.exit(subprocess.call(left))


def sacct(*arguments: str) -> None:
    print("JobID|State|NodeList")
    for task in range(2):
        state = "COMPLETED" if (HERE / f"ended-{task}").exists() else "RUNNING"
        print(f"{ARRAY}_{task}|{state}|here")


globals()[Path(sys.argv[0]).name](*sys.argv[1:])
