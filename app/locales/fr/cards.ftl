
# Les cartes d’accréditation et les feuilles pour les bulletins papier, en PDF.
cards = Cartes
cards-hint = Un PDF de quatre cartes A6 par feuille A4, avec traits de coupe. Chaque carte porte le nom de la personne, un code pour l’appareil photo du téléphone et un code à saisir.
cards-for = Pour qui
cards-for-new = Celles et ceux qui n’ont pas encore de carte : { $n ->
    [0] personne
    [one] { $n } personne
   *[other] { $n } personnes
}
cards-for-all = Toute la liste : { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}, dont { $have } ont une carte
cards-for-delegation = Une délégation
cards-for-delegate = Une personne, par son numéro
cards-language = Langue des cartes
cards-consequence = Les anciennes cartes de ces personnes, leurs codes et les téléphones connectés cessent aussitôt de valoir, dès que le PDF est prêt. Les codes ne figurent que dans ce PDF, remis une seule fois : personne ne pourra les revoir.
cards-make = Préparer les cartes
cards-print = Imprimer une carte
cards-nobody = Personne n’est à pourvoir d’une carte : toute la liste en a une. Choisissez d’autres personnes et refaites les leurs.
cards-role = Fonction
cards-card-language = Langue
cards-number = Numéro
cards-scan = Code pour l’appareil photo, qui connecte
cards-typed = Ou saisir sur { $address }
cards-keep = Cette carte n’est qu’à vous et vote en votre nom. Si vous la perdez, allez au secrétariat : l’ancienne carte cesse aussitôt de valoir.
sheets-print = À imprimer pour ce tour
sheets-proxy = procuration :
sheets-reason = Motif ou explication
sheets-mark = Cochez une option par délégué·e et découpez le long des pointillés.
sheets-rate = Notez chaque rédaction de 0 (aucune résistance) à 10 (la plus forte) et découpez le long des pointillés.
sheets-seats = Sièges
sheets-invalid = Nuls
sheets-total = Total
sheets-teller = Scrutateur ou scrutatrice
minutes-paper = { $n ->
    [one] Un bulletin papier, saisi par { $by }
   *[other] { $n } bulletins papier, saisis par { $by }
}
