"""Small randomly initialised checkpoints of each family, saved as hub checkpoints are."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LEDConfig,
    LEDForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

from harness.models.trial import PARAGRAPH

WORDS = sorted(set(PARAGRAPH.replace(".", " .").replace(",", " ,").split()))
SPECIAL = ["<pad>", "<s>", "</s>", "<unk>"]
PAD, BOS, EOS, UNK = range(4)
SIZE = len(SPECIAL) + len(WORDS)
CHAT = (
    "{% for message in messages %}<s> {{ message['content'] }} {% endfor %}"
    "{% if add_generation_prompt %}<s>{% endif %}"
)
SHARED = {"pad_token_id": PAD, "bos_token_id": BOS, "eos_token_id": EOS, "vocab_size": SIZE}
START = {**SHARED, "decoder_start_token_id": EOS, "forced_eos_token_id": None}
LAYERS = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 48,
    "decoder_ffn_dim": 48,
}


def tokenizer(*, ends: bool, limit: int) -> PreTrainedTokenizerFast:
    """One token a word; an encoder's text ends with the end-of-text token."""
    vocabulary = {word: i for i, word in enumerate([*SPECIAL, *WORDS])}
    words = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    words.pre_tokenizer = Whitespace()
    if ends:
        words.post_processor = TemplateProcessing("$A </s>", special_tokens=[("</s>", EOS)])
    return PreTrainedTokenizerFast(
        tokenizer_object=words,
        pad_token="<pad>",
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        model_max_length=limit,
    )


def save_seq2seq(family: str, folder: Path, *, window: int = 64) -> Path:
    """A checkpoint of a family whose encoder reads ``window`` tokens."""
    torch.manual_seed(0)
    model = {
        "bart": lambda: BartForConditionalGeneration(
            BartConfig(**START, **LAYERS, max_position_embeddings=window)
        ),
        "pegasus": lambda: PegasusForConditionalGeneration(
            PegasusConfig(**START, **LAYERS, max_position_embeddings=window)
        ),
        "t5": lambda: T5ForConditionalGeneration(
            T5Config(
                **{**START, "decoder_start_token_id": PAD},
                d_model=32,
                d_kv=16,
                d_ff=48,
                num_layers=2,
                num_heads=2,
            )
        ),
        "led": lambda: LEDForConditionalGeneration(
            LEDConfig(
                **START,
                **LAYERS,
                attention_window=8,
                max_decoder_position_embeddings=64,
                max_encoder_position_embeddings=window,
            )
        ),
    }[family]()
    # Larger weights make a random model's choices clear-cut, as a trained one's are.
    for parameter in model.parameters():
        parameter.data.mul_(4)
    model.save_pretrained(folder)
    tokenizer(ends=True, limit=window).save_pretrained(folder)
    return folder


def save_causal(folder: Path, *, chat: bool, window: int = 128, width: int = 32) -> Path:
    """A small Llama, with or without a chat template."""
    torch.manual_seed(0)
    config = LlamaConfig(
        **SHARED,
        hidden_size=width,
        intermediate_size=width * 2,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=window,
    )
    model = LlamaForCausalLM(config)
    for parameter in model.parameters():
        parameter.data.mul_(4)
    model.save_pretrained(folder)
    words = tokenizer(ends=False, limit=window)
    words.chat_template = CHAT if chat else None
    words.save_pretrained(folder)
    return folder
