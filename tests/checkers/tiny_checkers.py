"""Small randomly initialised checkpoints with the architectures and heads of hub checkers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split
from tokenizers.processors import TemplateProcessing
from transformers import (
    DebertaV2Config,
    DebertaV2ForSequenceClassification,
    ModernBertConfig,
    ModernBertForTokenClassification,
    PreTrainedTokenizerFast,
    RobertaConfig,
    RobertaForSequenceClassification,
    RobertaModel,
    T5Config,
    T5ForConditionalGeneration,
    T5ForTokenClassification,
)

PAD, BOS, EOS, UNK = range(4)
SPECIAL = ["<pad>", "<s>", "</s>", "<unk>"]
LETTERS = [chr(code) for code in range(32, 127)] + ["\n"]
SIZE = len(SPECIAL) + len(LETTERS)
IDS = {"pad_token_id": PAD, "bos_token_id": BOS, "eos_token_id": EOS, "vocab_size": SIZE}
LAYERS = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
}
T5 = {"d_model": 32, "d_kv": 16, "d_ff": 48, "num_layers": 2, "num_heads": 2}


def tokenizer(*, t5: bool = False) -> PreTrainedTokenizerFast:
    """One token a character, so that the order of words counts; T5's have no first token."""
    made = Tokenizer(WordLevel({t: i for i, t in enumerate([*SPECIAL, *LETTERS])}, "<unk>"))
    made.pre_tokenizer = Split("", "isolated")  # type: ignore[assignment]
    ends = [("</s>", EOS)] if t5 else [("<s>", BOS), ("</s>", EOS)]
    first = "" if t5 else "<s> "
    made.post_processor = TemplateProcessing(  # type: ignore[assignment]
        f"{first}$A </s>", f"{first}$A </s> $B:1 </s>:1", special_tokens=ends
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="<pad>",
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
    )


def clear_cut(model: Any) -> Any:
    """Larger weights make a random model's verdicts differ, as a trained one's do."""
    for parameter in model.parameters():
        parameter.data.mul_(4)
    return model.eval()


def saved(model: Any, folder: Path, *, t5: bool = False) -> Any:
    clear_cut(model).save_pretrained(folder)
    tokenizer(t5=t5).save_pretrained(folder)
    return model


def save_nli(folder: Path, labels: dict[int, str]) -> Any:
    """A DeBERTa-v3, with relative positions, and the given names of its labels."""
    torch.manual_seed(0)
    config = DebertaV2Config(
        **IDS,
        **LAYERS,
        relative_attention=True,
        position_buckets=16,
        norm_rel_ebd="layer_norm",
        share_att_key=True,
        pos_att_type=["p2c", "c2p"],
        position_biased_input=False,
        type_vocab_size=0,
        max_position_embeddings=64,
        id2label=labels,
        label2id={name: i for i, name in labels.items()},
    )
    return saved(DebertaV2ForSequenceClassification(config), folder)


def save_roberta(folder: Path, positions: int = 514, labels: int = 2) -> Any:
    torch.manual_seed(0)
    config = RobertaConfig(
        **IDS, **LAYERS, max_position_embeddings=positions, type_vocab_size=1, num_labels=labels
    )
    return saved(RobertaForSequenceClassification(config), folder)


def save_answering_t5(folder: Path) -> Any:
    torch.manual_seed(0)
    config = T5Config(
        **{**IDS, "decoder_start_token_id": PAD}, **T5, feed_forward_proj="gated-gelu"
    )
    return saved(T5ForConditionalGeneration(config), folder, t5=True)


def save_first_token_t5(weights: Path, base: Path) -> Any:
    """HHEM's two repositories: weights under a prefix, with code; config and tokenizer."""
    torch.manual_seed(1)
    config = T5Config(
        **{**IDS, "decoder_start_token_id": PAD}, **T5, feed_forward_proj="gated-gelu"
    )
    config.save_pretrained(base)
    tokenizer(t5=True).save_pretrained(base)
    config.num_labels = 2
    model = clear_cut(T5ForTokenClassification(config))
    tensors = {f"t5.{k}": v.contiguous().clone() for k, v in model.state_dict().items()}
    weights.mkdir(parents=True)
    save_file(tensors, weights / "model.safetensors")
    (weights / "config.json").write_text('{"model_type": "HHEMv2", "auto_map": {"x": "m.X"}}')
    (weights / "m.py").write_text("raise SystemExit('code of a repository was run')\n")
    return model


def save_align(base: Path, checkpoint: Path) -> tuple[Any, Any]:
    """A RoBERTa and a training checkpoint with AlignScore's names; body and three-way head."""
    torch.manual_seed(2)
    config = RobertaConfig(**IDS, **LAYERS, max_position_embeddings=514, type_vocab_size=1)
    body = saved(RobertaModel(config), base)
    torch.manual_seed(3)
    body = clear_cut(RobertaModel(config))
    heads = {n: torch.nn.Linear(32, k) for n, k in (("tri", 3), ("bin", 2), ("reg", 1))}
    state = {f"base_model.{k}": v for k, v in body.state_dict().items()}
    state["base_model.embeddings.position_ids"] = torch.arange(514)[None]
    for name, head in heads.items():
        state |= {f"{name}_layer.{k}": v for k, v in head.state_dict().items()}
    state["mlm_head.bias"] = torch.zeros(SIZE)
    torch.save({"state_dict": state, "epoch": 3, "hyper_parameters": {"model": "x"}}, checkpoint)
    return body, heads["tri"]


def save_tokens(folder: Path) -> Any:
    torch.manual_seed(0)
    config = ModernBertConfig(
        **IDS,
        **LAYERS,
        cls_token_id=BOS,
        sep_token_id=EOS,
        max_position_embeddings=512,
        global_attn_every_n_layers=2,
        local_attention=32,
        num_labels=2,
        reference_compile=False,
    )
    return saved(ModernBertForTokenClassification(config), folder)


def save_conv(file: Path, bins: int = 23) -> dict[str, torch.Tensor]:
    torch.manual_seed(4)
    state = {
        "mlp.weight": torch.randn(1, bins),
        "mlp.bias": torch.randn(1),
        "layer_final.weight": torch.randn(2, 3),
        "layer_final.bias": torch.randn(2),
    }
    torch.save(state, file)
    return state
