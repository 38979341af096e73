"""Hub checkers on small checkpoints of the same architecture, head and prompt.

Each score is held against the same model asked by hand, in the words of its publication.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import transformers
from checker_files import names, spec_of, team_of
from tiny_checkers import (
    save_align,
    save_answering_t5,
    save_conv,
    save_first_token_t5,
    save_nli,
    save_roberta,
    save_tokens,
    tokenizer,
)

from harness.checkers.base import CheckerUnavailableError
from harness.checkers.conformance import problems_of
from harness.checkers.registry import build
from harness.claims.split import claim_of
from harness.types import Article, HarnessError

NLI = {0: "entailment", 1: "neutral", 2: "contradiction"}
FIRST, SECOND = "The ferry ran aground on Tuesday.", "All 214 aboard were brought ashore."
ARTICLE = Article("a", f"{FIRST} {SECOND}")
CLAIM = "The ferry sank on Monday."
WHOLE = {"passages": {"words": 100, "top": None}}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("checkers")


@pytest.fixture(scope="module")
def models(root: Path) -> dict[str, Any]:
    """The models themselves, by kind; their checkpoints lie in folders of that name."""
    return {
        "nli": save_nli(root / "nli", NLI),
        "classifier": save_roberta(root / "classifier"),
        "answer": save_answering_t5(root / "answer"),
        "first-token": save_first_token_t5(root / "first-token", root / "first-base"),
        "align": save_align(root / "align", root / "align.ckpt"),
        "tokens": save_tokens(root / "tokens"),
        "conv": save_conv(root / "conv.bin"),
    }


def made(root: Path, name: str, **changes: Any) -> Any:
    """The checker of a project file, its weights replaced by the small ones."""
    spec = spec_of(name)
    folder = "nli" if spec.kind == "summac" else spec.kind
    keys: dict[str, Any] = {"weights": {"folder": str(root / folder)}}
    if spec.kind == "align":
        keys["checkpoint"] = str(root / "align.ckpt")
    if spec.kind == "first-token":
        keys["base"] = {"folder": str(root / "first-base")}
    if spec.kind == "answer":
        keys["supported"], keys["unsupported"] = {"id": 50, "token": "N"}, {"id": 4, "token": " "}
    if spec.kind == "summac":
        keys["labels"] = None
    if getattr(spec, "conv", None):
        keys["conv"] = str(root / "conv.bin")
    if spec.kind in ("tokens", "classifier"):
        keys["context"] = 512
    return build(spec_of(name, **{**keys, **changes}))


def asked(model: Any, *texts: str, t5: bool = False, **more: Any) -> torch.Tensor:
    """The logits of one input, given as one text or two."""
    with torch.inference_mode():
        batch = tokenizer(t5=t5)(*texts, return_tensors="pt")
        return torch.softmax(model(**batch, **more).logits[0], dim=-1)


def judged(checker: Any, claim: str = CLAIM, article: Article = ARTICLE) -> Any:
    (judgement,) = checker.judge(article, [claim_of(claim)])
    return judgement


HUB = sorted(
    name
    for name in names()
    if hasattr(spec_of(name), "weights") and spec_of(name).kind not in ("embedded", "contrast")
)


@pytest.mark.parametrize("name", HUB)
def test_every_hub_checker_conforms(name: str, root: Path, models: Any) -> None:
    assert problems_of(lambda: made(root, name)) == []


def test_nli_reads_the_pair_and_tells_contradiction(root: Path, models: Any) -> None:
    p = asked(models["nli"], ARTICLE.text, CLAIM)
    judgement = judged(made(root, "nli-deberta-v3-base"))
    assert judgement.probability == pytest.approx(float(p[0]), abs=1e-5)
    assert judgement.contradiction == pytest.approx(float(p[2]), abs=1e-5)


def test_the_best_passage_counts_and_is_the_evidence(root: Path, models: Any) -> None:
    checker = made(root, "nli-deberta-v3-base", passages={"sentences": 1, "overlap": 0})
    each = [asked(models["nli"], text, CLAIM) for text in (FIRST, SECOND)]
    judgement = judged(checker)
    support = max(float(p[0]) for p in each)
    assert judgement.probability == pytest.approx(support, abs=1e-5)
    against = max(float(p[2]) for p in each)
    wanted = max((0, 1), key=lambda i: float(each[i][2 if against > support else 0]))
    assert judgement.evidence.text == (FIRST, SECOND)[wanted]
    assert judgement.contradiction == pytest.approx(against, abs=1e-5)


def test_minicheck_and_factcg_read_their_templates(root: Path, models: Any) -> None:
    p = asked(models["classifier"], f"{ARTICLE.text}</s>{CLAIM}")
    judgement = judged(made(root, "minicheck-roberta-large", **WHOLE))
    assert judgement.probability == pytest.approx(float(p[1]), abs=1e-5)
    assert judgement.contradiction is None
    told = (
        f"{ARTICLE.text}\n\nChoose your answer: based on the paragraph above can we conclude "
        f'that "{CLAIM}"?\n\nOPTIONS:\n- Yes\n- No\nI think the answer is '
    )
    p = asked(models["classifier"], told)
    factcg = made(root, "factcg-deberta-v3-large", context=512, **WHOLE)
    assert judged(factcg).probability == pytest.approx(float(p[1]), abs=1e-5)


def test_minicheck_t5_answers_with_its_first_token(root: Path, models: Any) -> None:
    start = torch.zeros((1, 1), dtype=torch.long)
    told = f"predict: {ARTICLE.text}</s>{CLAIM}"
    p = asked(models["answer"], told, t5=True, decoder_input_ids=start)[0]
    wanted = float(p[50] / (p[50] + p[4]))
    assert judged(made(root, "minicheck-flan-t5-large")).probability == pytest.approx(wanted, 1e-4)


def test_hhem_reads_its_first_token_without_its_code(root: Path, models: Any) -> None:
    told = (
        "<pad> Determine if the hypothesis is true given the premise?\n\n"
        f"Premise: {ARTICLE.text}\n\nHypothesis: {CLAIM}"
    )
    p = asked(models["first-token"], told, t5=True)[0]
    assert judged(made(root, "hhem-2.1-open")).probability == pytest.approx(float(p[1]), 1e-4)


@pytest.mark.parametrize("name", ["alignscore-base", "alignscore-large"])
def test_alignscore_uses_its_own_body_and_head(name: str, root: Path, models: Any) -> None:
    body, head = models["align"]
    with torch.inference_mode():
        batch = tokenizer()(ARTICLE.text, CLAIM, return_tensors="pt")
        batch.pop("token_type_ids", None)
        p = torch.softmax(head(body(**batch).pooler_output)[0], dim=-1)
    judgement = judged(made(root, name))
    assert judgement.probability == pytest.approx(float(p[0]), abs=1e-5)
    assert judgement.contradiction == pytest.approx(float(p[2]), abs=1e-5)


def test_lettucedetect_marks_words(root: Path, models: Any) -> None:
    told = f"Summarize the following text:\n{ARTICLE.text}\noutput:"
    wrong = asked(models["tokens"], told, CLAIM)[-len(CLAIM) - 1 : -1, 1]
    middle = float(wrong.median())
    checker = made(root, "lettucedetect-base", mark_from=middle)
    judgement = judged(checker)
    assert judgement.probability == pytest.approx(1 - float(wrong.max()), abs=1e-4)
    marked = {i for m in judgement.marks for i in range(m.start, m.end)}
    above = {i for i, p in enumerate(wrong.tolist()) if p >= middle}
    assert {i for i in above if CLAIM[i] != " "} <= marked
    assert all(i in above or CLAIM[i] == " " for i in marked)
    assert 0 < len(marked) < len(CLAIM)
    result = team_of(checker).for_article(ARTICLE).check(f"  {CLAIM}")
    assert [f.span.text for f in result.flags] == [
        CLAIM[m.start : m.end] for m in judgement.marks
    ] or result.claims[0].probability >= 0.5  # type: ignore[operator]


def test_summac_aggregates_sentences(root: Path, models: Any) -> None:
    pairs = [asked(models["nli"], text, CLAIM) for text in (FIRST, SECOND)]
    entailed = [float(p[0]) for p in pairs]
    zs = max(entailed) - max(float(p[2]) for p in pairs)
    assert judged(made(root, "summac-zs")).probability == pytest.approx((zs + 1) / 2, abs=1e-5)

    state = models["conv"]
    edges = [0.0, 0.01, 0.02, 0.03, 0.04, 0.07, 0.13, 0.37]
    edges += [0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.955, 0.96, 0.965, 0.97, 0.975, 0.98]
    edges += [0.985, 0.99, 0.995, 1.0]

    def mixed(claim: str) -> torch.Tensor:
        values = [float(asked(models["nli"], text, claim)[0]) for text in (FIRST, SECOND)]
        counts = torch.tensor(np.histogram(values, bins=edges)[0], dtype=torch.float32)
        return state["mlp.weight"] @ counts + state["mlp.bias"]

    other = "Nobody was hurt."
    mean = (mixed(CLAIM) + mixed(other)) / 2
    final = state["layer_final.weight"] @ mean.expand(3) + state["layer_final.bias"]
    wanted = float(torch.softmax(final, dim=-1)[1])
    checker = made(root, "summac-conv")
    result = team_of(checker).for_article(ARTICLE).check(f"{CLAIM} {other}")
    assert result.score == pytest.approx(wanted, abs=1e-4)


def test_long_passages_are_cut_and_long_claims_unscored(root: Path, models: Any) -> None:
    text = " ".join(f"The ferry number {i} ran aground." for i in range(40))
    cut = made(root, "minicheck-roberta-large", context=200, passages={"words": 400, "top": None})
    judgement = judged(cut, article=Article("a", text))
    kept = 200 - 2 - 1 - len(CLAIM)
    p = asked(models["classifier"], f"{text[:kept]}</s>{CLAIM}")
    assert judgement.probability == pytest.approx(float(p[1]), abs=1e-5)
    assert judgement.details["cut_tokens"] == len(text) - kept
    long = judged(cut, claim="word " * 60)
    assert long.probability is None
    assert "too long" in long.reason


def test_braces_in_texts_are_no_placeholders(root: Path, models: Any) -> None:
    claim, text = "It said {document} and {eos}.", "They wrote {claim} twice."
    p = asked(models["classifier"], f"{text}</s>{claim}")
    judgement = judged(made(root, "minicheck-roberta-large"), claim, Article("a", text))
    assert judgement.probability == pytest.approx(float(p[1]), abs=1e-5)


@pytest.mark.parametrize(
    ("labels", "given", "said"),
    [
        ({0: "contradiction", 1: "neutral", 2: "entailment"}, None, None),
        ({0: "ENTAILMENT", 1: "NOT_ENTAILMENT"}, None, None),
        ({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, None, "does not name its labels"),
        ({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {"entailment": 3}, "beyond"),
        (NLI, {"entailment": 2, "contradiction": 0}, "contradicts the checkpoint's config"),
    ],
)
def test_label_order_is_read_and_verified(
    labels: dict[int, str], given: Any, said: str | None, tmp_path: Path
) -> None:
    model = save_nli(tmp_path / "nli", labels)
    weights = {"folder": str(tmp_path / "nli")}
    checker = build(spec_of("nli-deberta-v3-base", weights=weights, labels=given))
    if said is not None:
        with pytest.raises(CheckerUnavailableError, match=said):
            judged(checker)
        return
    (index,) = (i for i, name in labels.items() if name.lower() == "entailment")
    p = asked(model, ARTICLE.text, CLAIM)
    assert judged(checker).probability == pytest.approx(float(p[index]), abs=1e-5)


def test_checkpoints_that_do_not_fit_are_refused(root: Path, models: Any, tmp_path: Path) -> None:
    def refused(said: str, name: str, **changes: Any) -> None:
        with pytest.raises(CheckerUnavailableError, match=said) as caught:
            judged(made(root, name, **changes))
        assert "\n" not in str(caught.value)

    turned = transformers.AutoConfig.from_pretrained(root / "classifier")
    turned.id2label = {0: "supported", 1: "hallucinated"}
    save_roberta(tmp_path / "turned")
    turned.save_pretrained(tmp_path / "turned")
    weights = {"folder": str(tmp_path / "turned")}
    refused("'supported: 1' contradicts", "minicheck-roberta-large", weights=weights)
    three = {"folder": str(root / "nli")}
    refused("3 classes", "minicheck-roberta-large", weights=three)
    refused("513 tokens", "minicheck-roberta-large", context=600)
    wrong = {"supported": {"id": 209, "token": "x"}}
    refused("other weights than the file means", "minicheck-flan-t5-large", **wrong)
    refused("'prefix' is wrong", "hhem-2.1-open", prefix="model.")
    refused("not AlignScore's weights", "alignscore-base", checkpoint=str(root / "conv.bin"))
    bins = save_conv(tmp_path / "bins.bin", 50)
    assert bins
    refused("weighs 50 bins", "summac-conv", conv=str(tmp_path / "bins.bin"))
    headless = {"folder": str(root / "align")}
    refused("lacks weights", "minicheck-roberta-large", weights=headless)


def test_code_in_a_checkpoint_is_not_run(root: Path, models: Any, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> Any:
            return (Path.write_text, (tmp_path / "ran", "x"))

    torch.save({"state_dict": {}, "trap": Trap()}, tmp_path / "trap.ckpt")
    with pytest.raises(CheckerUnavailableError, match="code in it is not run"):
        judged(made(root, "alignscore-base", checkpoint=str(tmp_path / "trap.ckpt")))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("known", [True, False])
def test_code_beside_a_checkpoint_is_not_run(
    known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where transformers knows the architecture, and not where it would have to ask."""
    monkeypatch.setattr("builtins.input", lambda *_: "y")
    folder, ran = tmp_path / "nli", tmp_path / "ran"
    save_nli(folder, NLI)
    code = f"from pathlib import Path\nPath({str(ran)!r}).write_text('x')\n"
    (folder / "own.py").write_text(code)
    kinds = ("Config", "ModelForSequenceClassification", "Tokenizer")
    config = json.loads((folder / "config.json").read_text())
    config["auto_map"] = {f"Auto{kind}": "own.Mine" for kind in kinds}
    config["model_type"] = config["model_type"] if known else "a-type-of-its-own"
    (folder / "config.json").write_text(json.dumps(config))
    checker = build(spec_of("nli-deberta-v3-base", weights={"folder": str(folder)}))
    if known:
        assert judged(checker).probability is not None
    else:
        with pytest.raises(CheckerUnavailableError, match="cannot be loaded"):
            judged(checker)
    assert not ran.exists()


def test_missing_weights_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    for name in HUB:
        checker = build(spec_of(name, device="cpu"))
        with pytest.raises(HarnessError) as caught:
            judged(checker)
        said = str(caught.value)
        assert said.startswith(f"checker {name}: ")
        assert "\n" not in said
        assert "hub cannot be reached" in said or "there is no file" in said


def test_a_checker_is_known_by_its_weights(root: Path, models: Any, tmp_path: Path) -> None:
    """Same weights, other folder or batch: the same; other template or weights: another."""
    first = made(root, "minicheck-roberta-large")
    import shutil

    shutil.copytree(root / "classifier", tmp_path / "copy")
    copy = {"folder": str(tmp_path / "copy")}
    same = made(root, "minicheck-roberta-large", weights=copy, batch_size=3)
    assert same.identity() == first.identity()
    other = made(root, "minicheck-roberta-large", template="{document} {claim}")
    assert other.identity() != first.identity()
    with (tmp_path / "copy" / "model.safetensors").open("ab") as file:
        file.write(b" ")
    changed = made(root, "minicheck-roberta-large", weights=copy)
    assert changed.identity() != first.identity()
