"""Words that fit any story: a summary may bring them without saying anything new."""

GENERAL = frozenset(
    "people person man woman country nation government state official authority leader side "
    "party group organisation organization company firm team member part area region place "
    "city town thing way time day week month year period number amount level rate case issue "
    "matter problem situation event development move step action effort plan report article "
    "story news summary author reader writer statement comment claim question answer "
    "information detail fact example reason result cause effect impact change increase "
    "decrease rise fall end start beginning be have do make take get give go come become "
    "remain seem appear say tell state report announce describe discuss explain note add "
    "mention show reveal include involve relate concern face see happen occur follow lead "
    "cause bring put keep hold let help try use need want know think believe feel look find "
    "call ask work continue begin start stop end happen new old first last next recent "
    "recently several many much more most other such also however meanwhile well still even "
    "just only very too then now here there again ago away back together currently previously "
    "following according due able likely possible important main major total overall various "
    "different same own full whole further "
    # nouns that wrap up what was said, whatever it was
    "allegation answer aspect aspiration backdrop basis bid breakdown bulk chance chapter "
    "circumstance condition consequence context core credit degree dispute element "
    "exchange expectation extent factor failure feature form front future gist goal "
    "heart hope idea instance intention kind lack language line link majority making means "
    "mood moment nature nutshell occasion opinion opportunity order outcome "
    "outlook pace pattern point position possibility prospect purpose quarter "
    "reaction rebuff record relation reply reprisal response return risk role round "
    "scale scene sense series setback sign sort stage stance standoff success "
    "tension term tone trend trigger trouble turn type version view voice wake word "
    # whoever acts: another word for somebody whom the article names
    "administration boss capital casualty chief commander counterpart delegate dead envoy "
    "executive figure fighter foe head holder incumbent individual insider mediator member "
    "minister portfolio post "
    "negotiator neighbour neighbor opponent player politician representative resident rival "
    "ruler spokesman spokesperson spokeswoman victim wounded "
    # nouns of the body, the house and the road, mostly used in figures of speech
    "air arm back bone bridge corner door ear edge eye face finger foot footing grip ground "
    "hand home house knee light limb mouth neck path road room root shadow shoulder spine "
    "table tatter thread tie track wall window".split()
)
