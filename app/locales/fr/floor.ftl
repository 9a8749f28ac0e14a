# L’ordre du jour, la salle, les questions de procédure, les appels nominaux et la parole.

procedural = question de procédure
procedural-of = Question de procédure · engagement { $place } sur { $of }
commitments-of = Engagements { $places } sur { $of }
motion-close_debate = Clore le débat
motion-close_debate-sentence = Faut-il clore le débat sur cet engagement ?
motion-adjourn = Lever la séance
motion-adjourn-sentence = Faut-il lever la séance ?
motion-refer_back = Renvoyer en commission
motion-refer_back-sentence = Faut-il renvoyer cet engagement en commission ?
under-discussion = En discussion
see-commitment = Voir l’engagement
chair-arrange = Ordre et décision groupée…
chair-move = Déplacer l’engagement { $place } à la place
chair-move-button = Déplacer
chair-group = Se prononcer sur l’engagement { $place } en même temps que sur
chair-group-button = Les traiter ensemble
chair-together = à traiter avec d’autres
chair-together-hint = Les engagements { $places } seront traités ensemble, en un seul tour.
chair-bloc = Engagements { $places } ensemble
chair-separate = Séparer
chair-separation-asked = Demandent un tour séparé : { $names }
chair-hall = La salle
chair-hall-round = La salle voit le tour.
chair-hall-welcome = La salle voit l’accueil.
chair-hall-commitment = La salle voit le dernier engagement appelé.
chair-hall-result = La salle voit le dernier tour.
chair-hall-paused = La salle voit votre message à la place de tout le reste.
chair-show-commitment = Montrer cet engagement
chair-show-result = Montrer son résultat
chair-show-welcome = Montrer l’accueil
chair-pause-fold = Mettre la salle en pause…
chair-pause-hint = Le message reste affiché dans la salle jusqu’à ce que vous le retiriez. Si vous n’écrivez rien, il annonce une courte pause. Un tour ouvert continue.
chair-pause = Mettre en pause
chair-resume = Retirer le message
hall-pause = Une courte pause. Nous reprenons bientôt.
chair-procedural = Question de procédure…
chair-procedural-hint = S’ouvre aussitôt, par vote à la majorité simple des délégué·es, sans limite de temps.
chair-procedural-typed = Ou posez une autre question, en une ou plusieurs langues :
chair-procedural-open = La poser maintenant
chair-preview = Aperçu
chair-preview-button = Aperçu
chair-preview-phone = Sur les téléphones
chair-preview-hall = Dans la salle
chair-roll-call = Appel nominal
chair-roll-call-hint = Les délégations sont appelées une à une et répondent à voix haute ; les téléphones ne prennent pas de vote.
chair-draw-letter = Tirer au sort la lettre par laquelle il commence
chair-closing = Clore maintenant ?
chair-closing-missing = { $delegates ->
    [one] { $delegates } délégué·e de { $delegations ->
        [one] { $delegations } délégation
       *[other] { $delegations } délégations
    } n’a pas encore voté.
   *[other] { $delegates } délégué·es de { $delegations ->
        [one] { $delegations } délégation
       *[other] { $delegations } délégations
    } n’ont pas encore voté.
} Ce qui n’est pas encore envoyé ne comptera pas. Un tour clos ne peut pas être rouvert.
chair-closing-call = { $n ->
    [0] Toutes les délégations ont été appelées.
    [one] { $n } délégation n’a pas encore été appelée et comptera comme n’ayant pas voté.
   *[other] { $n } délégations n’ont pas encore été appelées et compteront comme n’ayant pas voté.
} Un tour clos ne peut pas être rouvert.
chair-closing-now = Clore maintenant
chair-closing-not = Laisser ouvert
chair-quorum-would-miss = Si le tour était clos maintenant, le quorum ne serait pas atteint : { $condition }.
chair-annul-consequence = Le résultat ne sera montré à personne. Le tour figure au procès-verbal comme annulé, avec votre motif, et peut être refait.
call-turn = Appelée maintenant :
call-now = appelée
call-all-called = Toutes les délégations ont été appelées.
call-no-answer = Pas de réponse
call-correct = Corriger…
call-order = Appel nominal
call-letter = à partir de la lettre { $letter }
call-aloud = C’est un appel nominal : votre délégation répond à voix haute quand elle est appelée.
position-spoken = a répondu à voix haute
floor-has = A la parole
floor-end = Terminer l’intervention
floor-time-left = Temps de parole restant
floor-asking = Demandent la parole
floor-nobody = Personne ne demande la parole.
floor-closed = La liste des orateurs est close.
floor-give = Donner la parole
floor-strike = Rayer { $name } de la liste
floor-point-of-order = motion d’ordre
floor-close-list = Clore la liste
floor-open-list = Rouvrir la liste
floor-settings = Temps de parole…
floor-seconds = Secondes par orateur
floor-alternate = Les délégations alternent
floor-next = Ensuite
floor-on = Demander la parole sur l’engagement { $place }
floor-ask = Demander la parole
floor-ask-order = Motion d’ordre
floor-leave = Retirer ma demande
floor-place = Vous êtes au rang { $n } de la liste des orateurs.
floor-yours = Vous avez la parole.
separation-hint = La présidence propose de se prononcer sur eux en un seul tour. Vous pouvez demander un tour séparé pour l’un d’eux.
separation-ask = Demander un tour séparé
separation-asked = Vous avez demandé un tour séparé.
debate-procedural = Questions de procédure
debate-speakers = Interventions
chair-hall-floor = La salle voit qui a la parole.
chair-visibility = Au procès-verbal
visibility-of-rules = selon les règles
visibility-names = le bulletin de chaque délégué·e
visibility-delegations = les décomptes par délégation
visibility-secret = confidentiel : les totaux et qui a pris part
