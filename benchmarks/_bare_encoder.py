"""The encoder loaded and one question encoded, with nothing of ours, for first_answer.py. As it is or frozen."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

folder = Path(sys.argv[1])
tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
session = onnxruntime.InferenceSession(str(folder / "model_int8.onnx"))
ids = np.array([tokenizer.encode("query: ¿El ibuprofeno se toma con comida?").ids], dtype=np.int64)
given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
session.run(None, {one.name: given[one.name] for one in session.get_inputs()})
print(time.monotonic(), time.process_time(), flush=True)
os._exit(0)
