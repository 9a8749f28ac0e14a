
# Ce que disent présidence, écran, secrétariat et registre des objections, amendements et déclarations.
standing-referred = renvoyé
preset-consensus_of_delegations-name = Consensus des délégations
preset-consensus_minus_one-name = Consensus moins un
preset-indicative_poll-name = Vote indicatif
preset-choice_of_wording-name = Choix de libellé
versions = Versions du texte
version = Version { $n }
version-after-round = après le tour { $n }
version-changed = Ce qui a changé
statements = Explications, réserves et objections
statement-objection = Objection
statement-reservation = Réserve
statement-explanation = Explication de position
statement-withdrawn = retirée
statement-proposal = Libellé proposé
steps = Suites données
step-withdrawal-offered = { $delegation } a proposé de retirer son objection.
step-withdrawal-accepted = Le retrait de l’objection de { $delegation } a été accepté, et les mêmes bulletins ont été recomptés.
step-amended = Le texte a été amendé : version { $n }.
step-referred = L’engagement a été renvoyé.
step-taken-up = Repris au tour { $n }
round-follows = Reprend le tour { $n }, resté sans issue
reason-objection-sustained = Objection maintenue : { $objecting ->
    [one] { $objecting } délégation fait objection.
   *[other] { $objecting } délégations font objection.
}
reason-nobody-agrees = Aucune délégation n’est d’accord.
reason-no-consensus = { $agreeing } sur { $whole } favorables, { $aside } à l’écart : cela ne suffit pas.
reason-dissent = { $supporting } favorables ; { $objecting ->
    [one] { $objecting } délégation fait objection
   *[other] { $objecting } délégations font objection
}, ce que la règle admet.
reason-reservations = { $supporting } favorables, dont { $reserved } avec réserves ; { $aside } à l’écart.
reason-unanimous = Toutes les délégations présentes sont d’accord : { $supporting }.
reason-by-consensus = { $supporting } favorables, et aucune délégation ne fait objection.
reason-poll = Participation : { $amount }. Un vote indicatif ne décide rien.
reason-preferred = { $name } rencontre la moindre résistance : { $sum }.
reason-run-off = Résistance égale, { $sum } : { $names }.
reason-nobody-rated = Personne n’a noté les propositions.
alternative = Variante { $name }
alternative-none = Pas de texte
counts-noted = Délégations consultatives : délégué·es, notées et non comptées
ranking-caption = Somme des résistances moyennes des délégations, la moindre d’abord
column-alternative = Libellé
column-resistance = Résistance
column-tens = Notes de 10
column-individual-objections = Objections individuelles
delegation-noted = consultative : notée, non comptée
chair-waiting-objections = Objections en attente du ou de la chef de délégation
chair-unresolved = Ce qui peut être fait maintenant
chair-withdrawal = Accepter un retrait
chair-no-objection = Aucune objection de délégation n’est maintenue.
chair-not-offered = { $delegation } n’a pas proposé de retirer son objection.
chair-accept-withdrawal = Accepter le retrait
chair-amend = Amender le texte
chair-amend-reason = Motif, inscrit au registre
chair-amend-button = Enregistrer la nouvelle version
chair-use-wording = Libellés proposés : copiez ce qui doit servir
chair-refer = Renvoyer l’engagement
chair-refer-reason = À qui et pourquoi, inscrit au registre
chair-refer-button = Renvoyer
chair-vote = Mettre aux voix
chair-vote-after-publication = Publiez d’abord ce résultat ; le vote s’ouvre ensuite ici.
chair-next-round = Tour suivant, sur le texte amendé
chair-kind-vote = Vote
chair-kind-consensus = Consensus
chair-kind-poll = Vote indicatif
chair-kind-wording = Choix de libellé
chair-alternatives = Les libellés à choisir, chacun dans toutes les langues. Ce qui reste vide est omis ; « pas de texte » est toujours proposé.
desk-stands-in-for = mandaté·e à la place de { $name }
desk-replaced-by = remplacé·e par { $name }
desk-proxy-held-by = procuration à { $name }
desk-proxy-of = a la procuration de { $name }
desk-mandate = Mandat…
desk-mandate-label = À la place de
desk-proxy = Procuration…
desk-proxy-label = Détenue par
desk-nobody = personne
desk-save = Enregistrer
desk-rulesets = Règles
desk-rulesets-none = Aucune règle n’a été ajoutée à la bibliothèque.
desk-ruleset-name = Nom
desk-ruleset-rules = Contenu d’un fichier rules.toml
desk-ruleset-save = Enregistrer la règle
