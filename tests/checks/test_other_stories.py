"""Who is at the head of what, whose minister somebody is, and falsehoods in other words."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, serious

WRONG = [
    ("lhotka_crash", "Petr Kolář, who heads RegioSprint, defended his driver.", "RegioSprint"),
    ("lhotka_crash", "RegioSprint, headed by Petr Kolář, has suspended nobody.", "Petr Kolář"),
    ("lhotka_crash", "Interior Minister Radek Hanák called the delay indefensible.", "Hanák"),
    ("deep_reef", "Paula Brito, the fisheries minister, wants fishing to stop.", "fisheries"),
    (
        "corentyne_dispute",
        "Guyana's foreign minister, Ruben Kartosen, took no questions.",
        "Guyana",
    ),
]
RIGHT = [
    ("lhotka_crash", "Marek Kolařík, who heads RegioSprint, has suspended nobody."),
    ("lhotka_crash", "Transport Minister Radek Hanák called the delay indefensible."),
    ("corentyne_dispute", "Kartosen, who is Suriname's foreign minister, thanked the mediators."),
    ("corentyne_dispute", "Anand Persaud is Guyana's foreign minister."),
    ("saint_aurelia_election", "Jules led Saint Aurelia for ten years."),
    ("storm_nerea", "A 62-year-old fisherman was swept from the quay at Muxía."),
    ("malta_budget", "Hotel guests will pay three times as much tax as now."),
    ("tern_launch", "The works will have about 1,250 employees by December."),
]


@pytest.mark.parametrize(("story", "text", "word"), WRONG)
def test_at_the_head_of_another(story: str, text: str, word: str) -> None:
    flags = serious(checker_of(story).check(text))
    assert any(word in flag.span.text for flag in flags), flags


@pytest.mark.parametrize(("story", "text"), RIGHT)
def test_told_rightly_in_other_words(story: str, text: str) -> None:
    assert not serious(checker_of(story).check(text))


FALSEHOODS = [
    ("corentyne_dispute", "ferry_not_running", "The ferry across the river is running again."),
    ("corentyne_dispute", "ministers_no_talks", "Persaud and Kartosen met this week."),
    ("lhotka_crash", "hanak_in_office", "Radek Hanák has stepped down."),
    ("lhotka_crash", "no_sabotage", "There were traces of sabotage."),
    ("malta_budget", "no_company_tax_cut", "Company tax comes down under the budget."),
    ("malta_budget", "not_yet_passed", "Parliament has approved the budget."),
    ("storm_nerea", "crew_not_evacuated", "The crew of the Astrid Helle was taken off."),
    ("tern_launch", "not_profitable", "Lumen turned a profit last year."),
]
NOT_ASSERTED = [
    ("corentyne_dispute", "ferry_not_running", "The ferry is not running again yet."),
    ("corentyne_dispute", "ministers_no_talks", "Persaud and Kartosen met in Paramaribo in May."),
    ("lhotka_crash", "hanak_in_office", "The opposition wants Hanák to step down."),
    ("lhotka_crash", "no_sabotage", "There was no trace of sabotage."),
    ("malta_budget", "no_company_tax_cut", "Income tax comes down under the budget."),
    ("malta_budget", "not_yet_passed", "Parliament votes on the budget in November."),
    ("tern_launch", "not_profitable", "Lumen made a loss last year."),
]


def _verdict(story: str, fact: str, text: str) -> str:
    return next(str(v.verdict) for v in checker_of(story).check(text).verdicts if v.fact == fact)


@pytest.mark.parametrize(("story", "fact", "text"), FALSEHOODS)
def test_a_falsehood_in_other_words(story: str, fact: str, text: str) -> None:
    assert _verdict(story, fact, text) == "contradicted"


@pytest.mark.parametrize(("story", "fact", "text"), NOT_ASSERTED)
def test_what_only_sounds_like_a_falsehood(story: str, fact: str, text: str) -> None:
    assert _verdict(story, fact, text) == "omitted"


VERDICTS = [
    (
        "saint_aurelia_election",
        "felix_beats_charles",
        "Charles lost his seat to Felix.",
        "supported",
    ),
    ("saint_aurelia_election", "felix_beats_charles", "Felix lost to Charles.", "contradicted"),
    (
        "saint_aurelia_election",
        "felix_beats_charles",
        "Beaten by Joyanne Felix, Leonard Charles is out of parliament.",
        "supported",
    ),
    ("port_ellery_final", "athletic_beat_united", "United lost 3-2 to Athletic.", "supported"),
    ("deep_reef", "sites_with_lines", "Lines were seen at 14 of the 18 sites.", "contradicted"),
    ("deep_reef", "reef_age", "The coral was at least eight millennia old.", "supported"),
    (
        "deep_reef",
        "delgado_proposes",
        "A protected area is to be proposed by Paula Brito.",
        "contradicted",
    ),
    (
        "lhotka_crash",
        "rear_carriage_dead",
        "Two of the six dead were sitting in the rear carriage.",
        "contradicted",
    ),
    ("naryn_earthquake", "quake_magnitude", "It had a magnitude of 6.4.", "supported"),
    ("naryn_earthquake", "death_toll", "It had a magnitude of 6.4.", "omitted"),
    ("malta_budget", "vote_date", "Lawmakers will not vote until November 12.", "supported"),
    ("malta_budget", "vote_date", "Lawmakers will not vote until November 19.", "contradicted"),
    ("tern_launch", "tern_l_deliveries", "The Tern L is delivered in February 2026.", "supported"),
    ("tern_launch", "tern_s_price", "The Tern S will cost 28,900 euros.", "supported"),
    ("tern_launch", "tern_s_price", "The Tern S will cost 34,500 euros.", "contradicted"),
    ("springs_ruling", "remaining_volume", "It may take 900,000 litres a day.", "omitted"),
]


@pytest.mark.parametrize(("story", "fact", "text", "verdict"), VERDICTS)
def test_facts_told_in_other_constructions(story: str, fact: str, text: str, verdict: str) -> None:
    assert _verdict(story, fact, text) == verdict


MEASURES = [
    ("harcourt_results", "Harcourt's net debt stands at £410 million.", True),
    ("harcourt_results", "Harcourt's net debt stands at £612 million.", False),
    ("storm_nerea", "The damage amounts to 85 million euros.", False),
    ("malta_budget", "The national debt stands at €8.24 billion.", True),
    ("malta_budget", "The national debt stands at €11.3 billion.", False),
    ("tern_launch", "The fastest charge takes 34 minutes, against 25 minutes for others.", False),
    ("tern_launch", "The revenue was 61 million euros.", False),
]


@pytest.mark.parametrize(("story", "text", "wrong"), MEASURES)
def test_a_figure_of_another_measure(story: str, text: str, wrong: bool) -> None:
    assert bool(serious(checker_of(story).check(text))) is wrong


TRUE = [
    ("corentyne_dispute", "Suriname still holds five of the 24 Guyanese fishermen, all captains."),
    ("corentyne_dispute", "Barbados and Trinidad and Tobago stepped in at the request of CARICOM."),
    ("lhotka_crash", "Six people were killed when an express ran into a standing local train."),
    ("lhotka_crash", "The two trains were carrying 202 passengers in all."),
    ("malta_budget", "The Fiscal Advisory Board expects 3.6 per cent, less than the government."),
    ("storm_nerea", "Four people lost their lives, three in Spain and one in Portugal."),
    ("storm_nerea", "Nuria, the earlier storm, killed nobody."),
    ("deep_reef", "The reef is almost three times as long as the previous record holder."),
]


@pytest.mark.parametrize(("story", "text"), TRUE)
def test_true_sentences_that_count_otherwise(story: str, text: str) -> None:
    result = checker_of(story).check(text)
    assert not serious(result)
    assert "contradicted" not in {str(v.verdict) for v in result.verdicts}


FALSE = [
    ("corentyne_dispute", "men_freed", "Suriname freed five of the 24 fishermen."),
    ("lhotka_crash", "express_hit_regional", "The local train ran into the express."),
    ("storm_nerea", "deaths", "Storm Nerea killed nobody."),
    ("storm_nerea", "deaths", "Storm Nerea killed three people."),
]


@pytest.mark.parametrize(("story", "fact", "text"), FALSE)
def test_their_false_neighbours(story: str, fact: str, text: str) -> None:
    assert _verdict(story, fact, text) == "contradicted"


APART = [
    (
        "port_ellery_final",
        "final_date",
        "They play on May 28, four days after the final.",
        "supported",
    ),
    (
        "port_ellery_final",
        "final_date",
        "They play on May 28, two days after the final.",
        "contradicted",
    ),
    (
        "naryn_earthquake",
        "quake_date",
        "It struck two days before the day of mourning.",
        "supported",
    ),
    ("springs_ruling", "dissenter", "Justice Kingsley wrote in his dissent.", "supported"),
    ("luapula_cholera", "health_minister", "Mwansa is the minister of health.", "supported"),
]


@pytest.mark.parametrize(("story", "fact", "text", "verdict"), APART)
def test_days_apart_and_parts_by_their_nouns(
    story: str, fact: str, text: str, verdict: str
) -> None:
    assert _verdict(story, fact, text) == verdict


VAGUE = [
    ("naryn_earthquake", "injured", "Many people were injured.", "vague"),
    ("naryn_earthquake", "missing", "Many people were missing.", "omitted"),
    (
        "storm_nerea",
        "deaths_in_spain",
        "It claimed four lives, three of them in Spain.",
        "supported",
    ),
    ("storm_nerea", "deaths", "It took four lives, three of them in Spain.", "supported"),
]


@pytest.mark.parametrize(("story", "fact", "text", "verdict"), VAGUE)
def test_many_and_parts_of_them(story: str, fact: str, text: str, verdict: str) -> None:
    assert _verdict(story, fact, text) == verdict


MORE_TRUE = [
    ("storm_nerea", "Schools in Ourense are open on Monday."),
    ("saint_aurelia_election", "The PPP lost six seats and kept ten."),
    ("saint_aurelia_election", "A recount could cost the PLP one of its 15 seats."),
    ("naryn_earthquake", "The deputy minister spoke to reporters at the scene."),
]


@pytest.mark.parametrize(("story", "text"), MORE_TRUE)
def test_a_body_is_not_its_leader(story: str, text: str) -> None:
    assert not serious(checker_of(story).check(text))
