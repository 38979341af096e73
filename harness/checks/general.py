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
    "different same own full whole further".split()
)
