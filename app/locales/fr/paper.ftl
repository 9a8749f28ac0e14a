
# Le papier : ce que le secrétariat saisit quand les téléphones font défaut, et le tour rouvert pour cela.
paper = Bulletins papier
paper-hint = Pour le cas où les téléphones font défaut : on saisit ici ce qui figure sur le bulletin papier d’un·e délégué·e. Il compte comme un bulletin envoyé par téléphone ; le registre dit qu’il est venu sur papier et qui l’a saisi.
paper-no-round = Aucun tour n’est ouvert. Dès que la présidence ouvre un tour, ou en rouvre un pour les bulletins papier, on les saisit ici.
paper-call = C’est un appel nominal : il n’y a pas de bulletins. Notez la réponse de chaque délégation sur la page du secrétariat.
paper-reopened = Rouvert pour les bulletins papier depuis { $time }. Les téléphones ne sont plus admis.
paper-search = Chercher par numéro de délégué·e, parti ou pays
paper-nobody-found = Personne dans ce tour ne correspond à cela.
paper-delegations = Délégations dans ce tour
paper-column-recorded = Bulletins enregistrés
paper-column-paper = Dont sur papier
paper-enter = Saisir
paper-entering = Bulletins : { $delegation }
paper-nobody-entitled = Personne de cette délégation ne peut voter dans ce tour.
paper-none = Pas de papier
paper-rating = { $name }, de 0 à 10
paper-state-none = rien d’enregistré encore
paper-state-phone = un bulletin envoyé par téléphone est enregistré
paper-state-paper = sur papier, saisi à { $time } par { $by }
paper-by-proxy = absent·e ; { $name } a la procuration
paper-replaces-phone = Le papier remplace le bulletin envoyé par téléphone
paper-replaces-paper = Ceci corrige le bulletin papier déjà saisi
paper-words = Texte porté sur le papier
paper-reason = Motif ou explication
paper-proposal = Libellé proposé, avec une objection
paper-record = Enregistrer ces bulletins
paper-record-hint = Ils sont tous enregistrés, ou aucun.
paper-done = { $n ->
    [one] Un bulletin papier est enregistré.
   *[other] { $n } bulletins papier sont enregistrés.
}
paper-refused = Rien n’a été enregistré. { $rows }
paper-row = { $delegate } : { $why }
paper-row-no-option = aucune option de ce tour n’est cochée.
paper-row-observer = la délégation participe en observatrice et ne vote pas.
paper-row-consultative = la délégation est consultative et ne prend pas part aux votes.
paper-row-substitute = suppléant·e sans mandat dans ce tour.
paper-row-replaced = un·e suppléant·e vote à sa place dans ce tour.
paper-row-absent = pas marqué·e présent·e à l’ouverture de ce tour.
paper-row-accredited = accrédité·e après l’ouverture de ce tour.
paper-row-reason = une objection demande son motif.
paper-own = Enregistré sur papier par le secrétariat
paper-own-hint = Dans ce tour, votre bulletin est venu sur papier ; le téléphone n’est donc plus admis. S’il est faux, adressez-vous au secrétariat.
paper-round-hint = Ce tour est ouvert pour les bulletins papier, au secrétariat. Les téléphones ne sont plus admis.
paper-hall = Le secrétariat saisit les bulletins papier.
paper-chair-fold = Rouvrir pour les bulletins papier…
paper-chair-consequence = Le décompte que vous voyez est annulé et le tour est rouvert, pour les seuls bulletins papier saisis au secrétariat ; vous le clôturez ensuite, et tous les bulletins sont recomptés. La réouverture et votre motif sont publics aussitôt : n’y dites rien du décompte.
paper-chair-reason = Motif, que chacun peut lire
paper-chair-reopen = Rouvrir pour les bulletins papier
paper-record-section = Papier
paper-record-reopened = Clos à { $closed }, rouvert pour les bulletins papier à { $time } par { $by }.
paper-record-entered = { $n ->
    [one] Un bulletin est venu sur papier ; il a été saisi par { $by } :
   *[other] { $n } bulletins sont venus sur papier ; ils ont été saisis par { $by } :
}
paper-sheet-ballot = Bulletin papier
paper-sheet-tally = Feuille de dépouillement
refusal-round-reopened = Le tour { $round } est rouvert pour les seuls bulletins papier, que le secrétariat saisit. Rien n’a été changé.
refusal-on-paper = Ce bulletin a été enregistré sur papier par le secrétariat et n’est plus admis par téléphone. S’il est faux, adressez-vous au secrétariat.
refusal-paper-not-offered = Dans un scrutin secret, rien n’est saisi ici sur papier.
refusal-no-paper = Aucun bulletin n’a été rempli. Choisissez une option pour au moins un·e délégué·e.
refusal-recorded-already = Un bulletin est déjà enregistré. Si le papier compte, cochez qu’il remplace ce bulletin.
