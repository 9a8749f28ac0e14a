
# Ce que font délégué·es et chefs de délégation dans les tours de consensus, les votes indicatifs et les choix de libellé.

way-delegation = Délégation
ballot-version = Version { $version }, { $why ->
    [objections] après les objections au tour { $round }
    [wording] après le choix de libellé au tour { $round }
   *[other] après le tour { $round }
}
ballot-changed = Ce que cette version change
ballot-consultative = Votre délégation est consultative : ses positions sont notées, non comptées.
ballot-own = Votre propre bulletin
ballot-for = Pour { $name }, qui vous a donné procuration
ballot-alike = { $n ->
    [one] Remplir les deux bulletins à l’identique
   *[other] Remplir tous les bulletins à l’identique
}
ballot-explain = Ajouter une explication de position
ballot-explanation = Votre explication de position
ballot-explain-hint = Écrivez-la d’abord, puis choisissez : elle est enregistrée avec votre choix et figure au procès-verbal au nom de votre délégation.
ballot-legend-consensus = Votre position
ballot-legend-poll = Votre avis
ballot-record-position = Enregistrer ma position
ballot-record-ratings = Enregistrer mes notes
ballot-nothing-yet = Rien n’est encore enregistré.
ballot-was-rated = Vos notes enregistrées : { $ratings }, à { $time }
ballot-to-delegation = Déclarer la position de votre délégation
position-reservation-hint = Je le soutiens ; ma réserve figure au procès-verbal.
position-stand-aside-hint = Je ne le soutiens pas et ne l’empêche pas.
position-object-hint = Il ne doit pas être adopté ainsi. Un motif est nécessaire{ $binds ->
    [head] { " " }; votre chef de délégation confirme.
    [any] { " " }; votre délégation fait alors objection.
   *[share] { " " }; votre délégation fait objection si assez de ses délégué·es le font.
}
reason-reservation-label = Votre réserve
reason-stand-aside-label = Pourquoi vous vous tenez à l’écart
reason-object-label = Votre motif
reason-optional = (facultatif, public)
reason-needed = (nécessaire, public)
reason-hint = Ce texte figure au procès-verbal au nom de votre délégation. Au plus { $n } caractères.
proposal-label = Un libellé que vous accepteriez
wording-hint = Notez votre résistance à chaque variante, de 0 à 10. Toutes sont à noter.
wording-lowest = 0 aucune résistance
wording-highest = 10 inacceptable
delegation-waiting = Aucun tour n’est ouvert auquel votre délégation participe.
delegation-missing = N’ont pas encore voté
delegation-all-voted = Toutes les personnes de votre délégation qui peuvent voter ont voté.
delegation-by-proxy = par procuration : { $name }
delegation-objections = Objections soulevées dans votre délégation
delegation-proposal = Libellé proposé
delegation-confirm = Confirmer cette objection
delegation-confirmed = Vous avez confirmé cette objection.
declaration-legend = Position de la délégation
declaration-hint = Ce que vous déclarez est la position de la délégation, quels que soient ses bulletins. Vous pouvez changer jusqu’à la clôture.
declaration-standing = Déclaré : { $position }
declaration-split = { $for } pour, { $against } contre, { $abstain } en abstention
declaration-reason = Motif
declaration-object-reason = Une objection doit être motivée.
declaration-declare = Déclarer la position
declaration-none-here = Dans ce tour, la position de votre délégation ne peut pas être déclarée.
declaration-votes = { $n ->
    [one] La délégation a { $n } voix
   *[other] La délégation a { $n } voix
}
declaration-votes-hint = Pour les répartir, indiquez combien de chaque côté. Sans chiffres, toutes vont à la position déclarée.
withdrawal-offer = Proposer de retirer l’objection
withdrawal-hint = La présidence peut accepter la proposition avant la publication du résultat. L’objection ne lie alors plus.
withdrawal-offered = Vous avez proposé de retirer l’objection. La présidence décide.
withdrawal-accepted = La présidence a accepté le retrait de l’objection.
