# Quand plus de personnes demandent à la fois qu’il n’en peut être servi.
failure-overrun = Un très grand nombre de personnes se présentent en même temps. Rien n’a encore été fait : veuillez réessayer dans quelques secondes.

# La file de ceux dont le code est en cours de vérification.
queue = Votre code est en cours de vérification
queue-place = { $n ->
    [1] C’est bientôt à vous.
   *[other] Vous êtes au rang { $n } dans la file.
}
queue-hint = Un très grand nombre de personnes se connectent en même temps. Cette page continue d’elle-même : inutile de saisir le code à nouveau.
