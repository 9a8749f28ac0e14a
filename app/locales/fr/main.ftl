### Français. Les termes sont ceux de RULES.md ; les mêmes clés se trouvent dans chaque langue.

## La maison

product = Hemicycle
skip = Aller au contenu
language = Langue
ways = Pages
way-ballot = Bulletin
way-resolution = Résolution
way-record = Registre
way-chair = Présidence
way-hall = Salle
way-desk = Secrétariat
way-back = Revenir
leave = Se déconnecter
entered-as = Connecté en tant que { $person }.
live-connected = En direct
live-lost = Non connecté
live-announcement = Un tour est ouvert : aller à votre bulletin
role-chair = Présidence
role-secretariat = Secrétariat
role-teller = Scrutateur
role-screen = Écran de la salle
role-operator = Exploitation
role-head = chef de délégation
role-delegate = délégué·e
role-substitute = suppléant·e
not-found = Page introuvable
not-found-sentence = Il n’y a rien à cette adresse.
refused = Cela n’est pas possible

## L’entrée

enter = Se connecter
enter-hint = Scannez le code de votre carte. Si cela ne marche pas, saisissez ce qui y est imprimé.
enter-delegate = Numéro de votre carte
enter-code = Code de votre carte
enter-button = Se connecter
enter-staff = Présidence, secrétariat et écrans
enter-name = Nom
enter-password = Mot de passe
enter-as = Entrer en tant que { $person }
enter-as-hint = Ce n’est pas vous ? Fermez cette page et remettez la carte au secrétariat.
enter-void = Ce lien n’est plus valable
enter-void-hint = La carte a peut-être été remplacée. Adressez-vous au secrétariat avec votre carte, ou connectez-vous avec le numéro et le code qui y sont imprimés.
enter-by-code = Se connecter avec numéro et code

## Nombres et unités

of = sur
amount = { $unit ->
    [delegates] { $n ->
        [one] { $n } délégué·e
       *[other] { $n } délégué·es
    }
    [delegations] { $n ->
        [one] { $n } délégation
       *[other] { $n } délégations
    }
   *[votes] { $n } voix
}
unit-name = { $unit ->
    [delegates] Délégué·es
    [delegations] Délégations
   *[votes] Voix
}
have-of = { $have } sur { $of }
share = { $name ->
    [whole] la totalité
    [half] la moitié
    [third] un tiers
    [two_thirds] les deux tiers
    [three_quarters] les trois quarts
    [three_fifths] les trois cinquièmes
   *[other] { $p }/{ $q }
}
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
time-left = Temps restant

## Engagements et textes

commitment-of = Engagement { $place } sur { $of }
commitment-heading = { $place }. { $heading }
round-attempt = { $n ->
    [1] 1er tour
   *[other] { $n }e tour
}
round-number = Tour { $n }
rounds = Tours
rounds-none = Aucun tour n’a encore eu lieu.
text-official = texte officiel
text-working = traduction de travail
text-working-long = Traduction de travail ; seul le texte officiel fait foi.
resolution-none = Le congrès n’est encore saisi d’aucune résolution.
whole-text = Le texte entier
standing-pending = à venir
standing-open = ouvert
standing-counting = résultat à suivre
stage-open = Ouvert
stage-closed = Clos, résultat à suivre
stage-published = Publié
stage-annulled = Annulé
next-commitment = Prochain engagement

## Règles

rule-adopted = Adopté si { $conditions }.
rule-and = { $first }, et si { $second }
rule-simple = plus { $unit ->
    [delegates] de délégué·es sont pour que contre
    [delegations] de délégations sont pour que contre
   *[votes] de voix sont pour que contre
}
rule-absolute = plus de la moitié { $unit ->
    [delegates] de tous les délégué·es ayant droit de vote sont pour
    [delegations] de toutes les délégations ayant droit de vote sont pour
   *[votes] de toutes les voix ayant droit d’expression sont pour
}
rule-unanimity = { $unit ->
    [delegates] au moins un·e délégué·e est pour et personne n’est contre
    [delegations] au moins une délégation est pour et aucune n’est contre
   *[votes] au moins une voix est pour et aucune n’est contre
}
rule-qualified = { $share } { $base ->
    [cast] { $unit ->
        [delegates] des délégué·es votant pour ou contre
        [delegations] des délégations votant pour ou contre
       *[votes] des voix pour ou contre
    }
    [voted] { $unit ->
        [delegates] des délégué·es votant, abstentions comprises,
        [delegations] des délégations votant, abstentions comprises,
       *[votes] des voix exprimées, abstentions comprises,
    }
    [present] { $unit ->
        [delegates] des délégué·es présent·es
        [delegations] des délégations présentes
       *[votes] des voix présentes
    }
   *[entitled] { $unit ->
        [delegates] des délégué·es ayant droit de vote
        [delegations] des délégations ayant droit de vote
       *[votes] des voix de toutes les délégations
    }
} sont pour
rule-per-delegation = Chaque délégation a une voix, selon la majorité de ses délégué·es.
rule-weighted-bloc = Chaque délégation donne toutes ses voix du même côté, selon la majorité de ses délégué·es.
rule-weighted-split = Les voix de chaque délégation sont réparties comme votent ses délégué·es.
rule-consensus = { $objections ->
    [0] Adopté si aucune délégation n’a d’objection
    [one] Adopté si au plus une délégation a une objection
   *[other] Adopté si au plus { $objections } délégations ont une objection
} et si { $share } de celles qui ne s’abstiennent pas le soutiennent, avec ou sans réserves.
rule-poll = Un vote indicatif : rien n’est décidé.
rule-wording = La formulation qui rencontre le moins de résistance est préférée.
quorum-condition = { $strict ->
    [yes] plus { $name ->
        [two_thirds] des deux tiers
        [three_quarters] des trois quarts
        [three_fifths] des trois cinquièmes
        [third] d’un tiers
        [whole] de la totalité
        [half] de la moitié
       *[other] de { $share }
    }
   *[no] au moins { $share }
} { $unit ->
    [delegates] des délégué·es ayant droit de vote
    [delegations] des délégations ayant droit de vote
   *[votes] des voix de toutes les délégations
} { $measure ->
    [present] { $unit ->
        [delegates] sont présent·es
       *[other] sont présentes
    }
   *[voted] prennent part au vote
}
quorum-sentence = Quorum : { $conditions }.
quorum-none = Aucun quorum n’est requis.
quorum-and = { $first } et { $second }
quorum-found = { $have } sur { $whole } { $measure ->
    [present] { $unit ->
        [delegates] présent·es
       *[other] présentes
    }
   *[voted] ayant voté
}
quorum-met = Quorum atteint : { $found }.
quorum-missed = Quorum non atteint : { $found }.
preset-simple_majority-name = Majorité simple des délégué·es
preset-two_thirds_of_delegations-name = Deux tiers des délégations
preset-weighted_bloc-name = Voix pondérées, en bloc
preset-weighted_split-name = Voix pondérées, réparties
preset-double_majority-name = Double majorité

## Options et résultats

choice-for = Pour
choice-against = Contre
choice-abstain = Abstention
choice-agree = D’accord
choice-reservation = D’accord avec réserves
choice-stand_aside = Se tenir à l’écart
choice-object = Objection
choice-support = Favorable
choice-support_with_reservations = Favorable avec réserves
choice-neutral = Neutre
choice-need_discussion = À discuter
choice-oppose = Opposé
choice-not_voting = Sans vote
outcome-inquorate = Sans quorum
outcome-adopted = Adopté
outcome-not_adopted = Non adopté
outcome-objection_sustained = Objection
outcome-no_consensus = Pas de consensus
outcome-adopted_with_dissent = Adopté avec désaccord
outcome-adopted_with_reservations = Adopté avec réserves
outcome-adopted_unanimously = Adopté à l’unanimité
outcome-adopted_by_consensus = Adopté par consensus
outcome-noted = Pris en note
outcome-preferred = Préféré
outcome-run_off = Second choix
reason-simple = { $amount } pour, { $against } contre.
reason-absolute = { $for } sur { $whole } ayant droit de vote pour ; plus de la moitié serait { $needed }.
reason-unanimity = { $amount } pour, { $against } contre ; une seule opposition suffit à l’arrêter.
reason-qualified = { $for } sur { $whole } { $base ->
    [cast] pour
    [voted] prenant part au vote sont pour
    [present] en salle sont pour
   *[entitled] en tout sont pour
} ; { $share }, ce serait { $needed }.
reason-nobody = Personne n’a voté pour ou contre.
reason-tie = Partage des voix : autant de pour que de contre, et cela ne suffit pas.
reason-inquorate = { $found } ; quorum : { $condition }.
counts-caption = Compté en { $unit ->
    [delegates] délégué·es
    [delegations] délégations
   *[votes] voix
}
by-delegation = Résultat par délégation
position-divided = partagée
position-declared = déclarée par le ou la chef
see-delegations = Résultat par délégation
see-record = Voir le registre
annulled-because = Ce tour a été annulé : { $reason }
hemicycle-label = { $for } pour, { $against } contre, { $abstain } abstentions
hemicycle-unit = { $unit ->
    [delegates] { $n ->
        [one] délégué·e
       *[other] délégué·es
    }
    [delegations] { $n ->
        [one] délégation
       *[other] délégations
    }
   *[votes] voix
}
hemicycle-scale = un siège représente { $n }

## Le bulletin

ballot-legend = Votre vote
ballot-yours = votre choix
ballot-recorded = Enregistré à { $time }
ballot-changeable = Vous pouvez changer jusqu’à la clôture.
ballot-not-yet = Vous n’avez pas encore voté.
ballot-was = Votre vote enregistré : { $choice }, à { $time }
ballot-closed = Le tour est clos. Le résultat suit dès que la présidence le publie.
ballot-time-is-up = Le temps est écoulé. Le tour est en cours de clôture.
ballot-waiting = Aucun tour n’est ouvert
ballot-waiting-hint = Cette page montre votre bulletin dès que la présidence ouvre un tour.
ballot-delegates-only = Seuls les délégué·es votent. Vous pouvez suivre le tour ici.
results-hidden = Les résultats restent cachés jusqu’à la clôture et la publication.

## La présidence

agenda = Ordre du jour
chair-decision = Décision
chair-no-agenda = Il n’y a pas encore de résolution. Le secrétariat la saisit.
chair-rules = Règles du tour
chair-time-limit = Durée
chair-no-limit = Sans limite de temps
chair-open = Ouvrir le tour
chair-quorum-unmet = Actuellement non rempli : { $condition }.
chair-extend = + 1 minute
chair-close = Clore le tour
chair-close-hint = Les résultats restent cachés jusqu’à la publication.
chair-unpublished = Vous seul·e voyez ce résultat tant qu’il n’est pas publié.
chair-publish = Publier le résultat
chair-annul-fold = Annuler ce tour…
chair-annul-reason = Motif, qui figure au registre
chair-annul = Annuler le tour
chair-elsewhere = Aller à l’engagement { $place }, dont un tour est en cours
chair-next = Suite : { $place }. { $heading }
chair-again = Tenir un autre tour sur cet engagement…
chair-all-decided = Tous les engagements sont décidés.
missing = N’ont pas encore voté
missing-of = { $missing } sur { $of }
missing-none = Toutes les personnes présentes ont voté.
presence = Présence actuelle

## La salle

hall-hint = Scannez le code de votre carte pour entrer et voter.
hall-counting = Le tour est clos. Le résultat suit.
hall-head = registre { $start }

## Le registre

record-hint = Chaque tour avec ses règles, ses décomptes et son sceau.
whole-record = Tout le registre
column-round = Tour
column-commitment = Engagement
column-outcome = Issue
column-opened = Ouvert
column-closed = Clos
column-delegation = Délégation
column-position = Position
column-votes = Voix
column-split = Répartition : pour · contre · abstention
fact-rule = Règle
fact-quorum = Quorum
seal = Sceau
seal-hint = Calculé sur tous les bulletins à la clôture. Quiconque détient le registre peut le recalculer.
download-csv = Résultats (CSV)
download-json = Décompte (JSON)

## L’accueil

desk-people = { $have } personnes présentes sur { $of }
desk-delegations = { $have } délégations présentes sur { $of }
desk-search = Chercher par carte, nom, parti ou pays
desk-search-button = Chercher
desk-roll = Liste des délégué·es
desk-found = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
desk-more = Seules les { $n } premières sont montrées. Cherchez pour voir les autres.
desk-present = présent·e
desk-absent = absent·e
desk-check-in = Pointer l’arrivée
desk-check-out = Pointer le départ
desk-by-delegation = Présence par délégation
column-card = Carte
column-name = Nom
column-role = Fonction
column-present = Présence
