# Quand plus de personnes demandent à la fois qu’il n’en peut être servi.
failure-overrun = Un très grand nombre de personnes se présentent en même temps. Rien n’a encore été fait : veuillez réessayer dans quelques secondes.
