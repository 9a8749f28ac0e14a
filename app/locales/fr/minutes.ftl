# Le procès-verbal officiel en PDF.

minutes-title = Procès-verbal
minutes-contents = Sommaire
minutes-page = Page
minutes-foot = Registre { $fingerprint }
minutes-rounds = { $n ->
    [one] { $n } tour tenu
   *[other] { $n } tours tenus
}{ $annulled ->
    [0] {""}
    [one] , dont { $annulled } annulé
   *[other] , dont { $annulled } annulés
}
minutes-not-included = Non compris
minutes-pending = { $n ->
    [one] { $n } tour dont le résultat n’est pas publié
   *[other] { $n } tours dont les résultats ne sont pas publiés
}
minutes-as-of = État au
minutes-attendance = Présences
minutes-attendance-intro = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
} de { $delegations } délégations sur { $of } ont été présentes à un tour au moins, ou le sont maintenant.
minutes-status = Statut
minutes-people = Personnes présentes
minutes-decisions = Décisions
minutes-commitments = Les engagements et leurs versions
minutes-circulated = Texte diffusé (version 1)
minutes-version = Version { $n }
minutes-number = Nombre
minutes-signatures = Signatures
minutes-check = Ce procès-verbal est tiré du registre signé du congrès. Chacun peut tout recompter à partir de record.json et comparer ce qui a été signé avec les lignes ci-dessous.
downloads-minutes = Procès-verbal officiel
making-title = { $name } est en préparation
making-hint = Le téléchargement commence de lui-même ; vous pourrez alors quitter cette page.
making-seconds = { $n ->
    [one] { $n } seconde écoulée
   *[other] { $n } secondes écoulées
}
making-steps = { $done } sur { $of }
making-progress = Avancement
making-now = Redemander maintenant
failure-press-missing = Le programme qui produit les PDF n’est pas sur ce serveur. La personne qui le gère le construit avec « make paper » ; d’ici là, les autres exports donnent les mêmes chiffres.
failure-press-failed = Le PDF n’a pas pu être produit. Les autres exports donnent les mêmes chiffres ; le journal du serveur dit pourquoi.
failure-document-gone = Ce document n’est plus conservé. Redemandez-le là où vous l’avez trouvé.
