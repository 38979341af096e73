"""Causal language models: a prompt in, through a chat template or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.models.local import LocalModel
from harness.types import HarnessError, Request

if TYPE_CHECKING:
    from harness.models.spec import CausalSpec


class Causal(LocalModel):
    """A decoder-only model, prompted."""

    spec: CausalSpec
    takes_prompt = True

    def identity(self) -> dict[str, Any]:
        options = self.spec.template_options
        own = {"template_options": dict(options)} if options else {}
        return {**super().identity(), "template": self.spec.template, **own}

    def load(self) -> None:
        super().load()
        if self.spec.template == "chat" and self._tokenizer.chat_template is None:
            raise HarnessError(
                f"model {self.name} has no chat template; set 'template: plain' in its file"
            )

    def _auto_class(self) -> str:
        return "AutoModelForCausalLM"

    def _context(self) -> int | None:
        window = getattr(self._model.config.get_text_config(), "max_position_embeddings", None)
        return None if window is None else window - self.spec.decoding.max_new_tokens

    def _encode(self, request: Request, text: str) -> list[int]:
        prompt = with_text(request, text)
        if self.spec.template == "plain":
            whole = f"{request.system}\n\n{prompt}" if request.system else prompt
            return list(self._tokenizer(whole, verbose=False).input_ids)
        chat = self._chat(request.system, prompt)
        # The template writes the special tokens itself.
        return list(self._tokenizer(chat, add_special_tokens=False, verbose=False).input_ids)

    def _chat(self, system: str | None, prompt: str) -> str:
        """The conversation as the model's template writes it.

        Some templates refuse a system message, or leave it out: then it opens the user's.
        """
        from jinja2.exceptions import TemplateError

        user = {"role": "user", "content": prompt}
        if not system:
            return self._templated([user])
        try:
            chat = self._templated([{"role": "system", "content": system}, user])
        except TemplateError:
            chat = ""
        if system.strip() in chat:
            return chat
        return self._templated([{"role": "user", "content": f"{system}\n\n{prompt}"}])

    def _templated(self, messages: list[dict[str, str]]) -> str:
        return str(
            self._tokenizer.apply_chat_template(
                messages,
                add_generation_prompt=True,
                tokenize=False,
                **self.spec.template_options,
            )
        )


def with_text(request: Request, text: str) -> str:
    """The request's prompt with ``text`` where the article stands."""
    prompt, article = request.prompt or "", request.article.text
    if text == article:
        return prompt
    before, found, after = prompt.partition(article)
    if not found:
        raise HarnessError(
            "the prompt does not hold the article word for word, so a part of the article "
            "cannot take its place; use a prompt with {article}"
        )
    return f"{before}{text}{after}"
