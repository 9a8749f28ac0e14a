
# Le téléphone des délégué·es : ce qui part, ce qui attend, ce qui est nouveau.

enter-code-hint = Majuscules, espaces et tirets n’ont pas d’importance.
outbox-sending = Envoi de « { $choice } »…
outbox-waiting = « { $choice } » n’est pas encore envoyé. Ce choix est gardé sur ce téléphone et part dès que le réseau revient.
outbox-refused = « { $choice } » n’a pas été enregistré.
outbox-understood = Compris
live-old = état d’il y a { $n } min
ballot-title-open = Votez maintenant
ballot-tap = Une touche enregistre votre choix. Vous pouvez le changer jusqu’à la clôture.
ballot-recorded-choice = enregistré
ballot-ratings = Vos notes
ballots-own = Mes bulletins jusqu’ici
ballots-hint = Vous seul·e voyez cette liste : vos bulletins, la position de votre délégation et ce qui a été décidé.
ballots-you = Vous
ballots-delegation = Votre délégation
ballots-none = aucun bulletin
ballots-secret = scrutin secret : aucun choix n’est gardé avec votre nom
ballots-at = le { $time }
now-title = Du nouveau
now-current = Ce bulletin est à jour à { $time }.
now-left = Il reste { $time }.
now-closed = Le tour est clos.
now-result = Il y a un résultat.
now-outside = Vous n’êtes plus connecté·e sur ce téléphone.
now-go = Afficher
offline = Pas de réseau
offline-hint = Les bulletins viennent du serveur : aucun ne peut être affiché maintenant. Ce que vous avez choisi sans pouvoir l’envoyer est gardé sur ce téléphone et part au retour du réseau ; cette page revient alors d’elle-même.
offline-resolution = Lire la résolution en attendant
failure-replaced = Vous avez choisi de nouveau depuis. Ce choix précédent n’a pas été enregistré.
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
date-time = { date }, { $time }
