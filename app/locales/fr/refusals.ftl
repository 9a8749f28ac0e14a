
# Ce qui échoue.
refusal-not-permitted = Votre fonction ne le permet pas.
refusal-no-such-round = Il n’y a pas de tour { $round }.
refusal-no-such-commitment = Il n’y a pas d’engagement { $commitment }.
refusal-no-such-delegate = Il n’y a pas de délégué·e { $delegate } sur la liste.
refusal-no-such-ruleset = Il n’y a pas de règles appelées { $ruleset }.
refusal-round-not-open = Le tour { $round } n’est pas ouvert. Rien n’a été changé.
refusal-still-time = Le tour { $round } a encore du temps.
refusal-another-round-open = Le tour { $round } est ouvert. Clôturez-le d’abord.
refusal-round-pending = Le tour { $round } est compté mais non publié. Publiez-le ou annulez-le d’abord.
refusal-round-not-pending = Le tour { $round } n’attend pas de publication.
refusal-not-published = Le résultat du tour { $round } n’est pas publié.
refusal-secret-not-offered = Seul un vote compté par délégué·e peut être confidentiel. Choisissez d’autres règles, ou une autre publicité.
refusal-bad-time-limit = Une durée va de { $shortest } à { $longest } secondes.
refusal-reason-needed = Veuillez donner un motif.
refusal-too-long = Ce texte est trop long : au plus { $longest } caractères.
refusal-bad-mark = Ce n’est pas une option de ce tour.
refusal-observer = Votre délégation participe en observatrice et ne vote pas.
refusal-consultative = Votre délégation est consultative et ne prend pas part aux votes.
refusal-substitute = Vous êtes suppléant·e sans mandat dans ce tour.
refusal-absent-at-opening = Vous n’étiez pas marqué·e présent·e à l’ouverture de ce tour. Adressez-vous au secrétariat ; vous pourrez voter au prochain tour.
refusal-accredited-after-opening = Vous avez été accrédité·e après l’ouverture de ce tour. Vous pourrez voter au prochain tour.
refusal-not-head = Seul·e la ou le chef de délégation peut déclarer sa position.
refusal-no-declarations = Dans ce tour, les positions des délégations ne se déclarent pas.
refusal-nobody-entitled = La délégation { $delegation } n’a personne qui ait droit de vote dans ce tour.
refusal-no-split = Dans ce tour, les voix d’une délégation ne se répartissent pas.
refusal-split-above-votes = La répartition donne { $split }, mais la délégation a { $votes } voix.
refusal-no-such-delegation = { $delegate } appartient à { $delegation }, qui n’est pas sur la liste.
refusal-two-heads = La délégation { $delegation } aurait deux chefs. Donnez à l’un·e une autre fonction.
refusal-already-entered = Le congrès est déjà saisi de { $id }.
failure-too-busy = Trop de bulletins arrivent à la fois. Le vôtre n’a pas été enregistré : veuillez le renvoyer.
failure-broken = Le serveur n’a pas pu enregistrer cela. Rien n’a été enregistré : veuillez réessayer, et prévenez le secrétariat si cela se reproduit.
failure-no-such-card = Ce lien n’est plus valable. Veuillez demander une nouvelle carte au secrétariat.
failure-no-match = Ces données ne vont pas ensemble. Veuillez vérifier votre saisie, ou scanner le code de votre carte.
failure-stranger = Veuillez d’abord vous connecter. Rien n’a été modifié.
failure-moved = Vous vous êtes connecté·e sur un autre téléphone ; celui-ci a donc été déconnecté. Si ce n’était pas vous, veuillez vous adresser au secrétariat.
failure-reissued = Le secrétariat vous a délivré une nouvelle carte ; l’ancienne ne vaut plus et ce téléphone a été déconnecté. Connectez-vous avec la nouvelle. Si vous ne l’avez pas demandée, veuillez vous adresser au secrétariat.
failure-bad-rules = Ce règlement est illisible. Rien n’a été modifié.
failure-bad-form = Il manque quelque chose dans ce formulaire, ou une donnée est illisible. Rien n’a été modifié : veuillez revenir en arrière et réessayer.
refusal-not-rated = La variante { $alternative } n’est pas notée. Veuillez les noter toutes.
refusal-bad-alternatives = Un choix de libellé demande une à cinq variantes, chacune dans toutes les langues ; les autres tours n’en ont pas.
refusal-no-proxy = Vous n’avez pas de procuration de { $delegate } dans ce tour.
refusal-proxy-for-present = { $delegate } est présent·e et vote en personne. Une procuration est pour une personne absente.
refusal-proxy-limit = { $delegate } a déjà { $limit ->
    [one] une procuration, autant
   *[other] { $limit } procurations, autant
} qu’une personne peut en avoir.
refusal-other-delegation = { $delegate } et { $other } ne sont pas de la même délégation.
refusal-votes-already = { $delegate } vote déjà et n’a pas besoin de mandat.
refusal-not-entitled = { $delegate } n’a pas de voix qui puisse passer à quelqu’un d’autre.
refusal-still-open = Le tour { $round } est encore ouvert. Fermez-le d’abord.
refusal-not-unresolved = Le tour { $round } ne s’est pas terminé sans consensus : il n’y a rien à amender, à renvoyer ni à retirer.
refusal-no-objection = Aucune objection de { $delegation } n’est maintenue dans ce tour.
refusal-no-withdrawal = Le ou la chef de { $delegation } n’a pas proposé de retirer son objection.
refusal-already-published = Le résultat du tour { $round } est publié : une objection ne peut plus être retirée.
refusal-text-missing = Le nouveau texte manque dans cette langue : { $language }.
refusal-text-unchanged = Le nouveau texte est le même que le précédent.
refusal-no-more-rounds = Cet engagement a connu { $rounds ->
    [one] un tour de consensus
   *[other] { $rounds } tours de consensus
}, autant que ses règles le permettent. Renvoyez-le ou mettez-le aux voix.
refusal-replaced = Un·e suppléant·e vote à votre place dans ce tour.
refusal-no-bloc = Des engagements décidés ensemble sont au moins deux, sans tour déjà tenu et hors de tout autre groupe.
refusal-separation-asked = Un·e chef·fe de délégation demande un tour séparé pour { $commitment }. Séparez-le d’abord.
refusal-not-in-bloc = { $commitment } ne fait partie d’aucun groupe.
refusal-bloc-not-offered = Des engagements pris ensemble se décident par vote, par consensus ou par vote indicatif, non par un choix de formulation.
refusal-taken-en-bloc = Le tour { $round } portait sur plusieurs engagements. Reprenez chacun d’eux dans un tour à part.
refusal-not-a-vote = Une question de procédure se décide par un vote.
refusal-roll-call-rules = Un appel nominal exige un vote et un quorum comptés par délégation, selon des règles qui admettent les déclarations.
refusal-bad-order = La liste a changé entre-temps. Ouvrez de nouveau l’appel nominal.
refusal-answered-aloud = C’est un appel nominal : chaque délégation répond à voix haute quand elle est appelée.
refusal-not-a-roll-call = Le tour { $round } n’est pas un appel nominal.
refusal-list-is-closed = La liste des orateurs est close. Vous pouvez encore soulever une motion d’ordre.
refusal-not-asking = { $delegate } n’est pas sur la liste des orateurs.
refusal-nobody-speaks = Personne n’a la parole.
refusal-observer-floor = Votre délégation participe en observatrice et ne demande pas la parole.
refusal-words-needed = Veuillez écrire la phrase, dans au moins une langue.
refusal-roll-changed = La liste a changé entre-temps. Rien n’a été fait : regardez-la de nouveau.
refusal-unknown-delegation = Il n’y a pas de délégation { $delegation } sur la liste.
refusal-in-open-round = Qui prend part au tour { $round }, encore ouvert, ne quitte la liste qu’après sa clôture.
refusal-bad-id = Ceci ne peut pas être un identifiant : { $id }. Un identifiant a de 1 à 64 caractères, sans espace.
refusal-bad-name = Le nom ou le pays de { $id } manque, est trop long ou tient sur plusieurs lignes : 200 caractères au plus.
