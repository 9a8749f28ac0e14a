# L’équipe : qui peut entrer, et comment.
staff = Équipe
staff-hint = Présidence, secrétariat, scrutation et écrans se connectent avec un nom et un mot de passe. Qui tient le secrétariat tient cette liste ; ce qui se fait ici ne figure pas au procès-verbal public.
staff-state = Accès
staff-open = ouvert
staff-shut = fermé
staff-with-code = avec code
staff-last = Dernière connexion
staff-never = jamais
staff-failed-since = { $n ->
    [one] une tentative échouée depuis
   *[other] { $n } tentatives échouées depuis
}
staff-add = Ajouter quelqu’un
staff-add-hint = Le mot de passe est créé ici et montré une seule fois. Chacun peut en choisir un autre une fois connecté.
staff-role = Rôle
staff-add-button = Ajouter
staff-back = Retour à l’équipe
staff-password = Mot de passe de { $name }
staff-password-hint = Montré maintenant seulement. Une fois cette page quittée, plus personne ne peut le voir.
staff-name = Nom
staff-reset = Donner un autre mot de passe
staff-reset-hint = L’ancien mot de passe, les liens, les pages ouvertes et les codes du téléphone cessent aussitôt de valoir. Le nouveau mot de passe est montré une seule fois, ici.
staff-disable = Fermer l’accès
staff-disable-hint = { $name } est déconnecté·e aussitôt, sur tous ses appareils, et ne peut plus se connecter avant que vous ne rouvriez l’accès.
staff-enable = Rouvrir l’accès
staff-enable-hint = { $name } peut de nouveau se connecter avec le même mot de passe.
staff-remove = Retirer
staff-remove-hint = { $name } quitte cette liste, et cet historique avec. Ce que { $name } a fait dans le congrès reste au procès-verbal.
staff-history = Ce qui s’est passé
staff-history-none = Rien pour l’instant.
staff-when = Quand
staff-what = Quoi
staff-browser = Navigateur
staff-added = Ajout par { $by }
staff-was-reset = Nouveau mot de passe donné par { $by }
staff-disabled = Accès fermé par { $by }
staff-enabled = Accès rouvert par { $by }
staff-changed = Choix d’un autre mot de passe
staff-second-begun = Mise en place des codes
staff-second-ended = Fin des codes
staff-by-password = Connexion par mot de passe
staff-by-link = Connexion par un lien
staff-by-password-and-code = Connexion par mot de passe et code
staff-by-link-and-code = Connexion par un lien et un code
staff-failed = { $n ->
    [one] Une tentative échouée
   *[other] { $n } tentatives échouées
}
staff-operator = l’exploitant du serveur
account = Votre accès
account-hint = Pour { $person }.
account-password = Choisir un autre mot de passe
account-present = Mot de passe actuel
account-new = Nouveau mot de passe, { $n } caractères au moins
account-password-hint = Vos autres appareils sont déconnectés.
account-password-button = Changer le mot de passe
account-changed = C’est fait.
account-second = Codes de votre téléphone
account-second-off = En plus du mot de passe, un code à six chiffres peut être demandé. Une application d’authentification l’affiche sur votre téléphone, même sans réseau.
account-second-on = À chaque connexion, un code de votre application d’authentification est demandé.
account-second-begin = Mettre en place
account-second-scan = Scannez ceci avec votre application d’authentification
account-second-by-hand = Ou saisissez-y ce secret
account-second-once = Montré maintenant seulement. N’en gardez pas de copie ; si le téléphone se perd, un autre membre du secrétariat vous donne un nouveau mot de passe sans code.
account-second-code = Le code que montre l’application
account-second-confirm = Confirmer
account-second-end = Se passer de codes
account-second-end-code = Un code, pour la dernière fois
second-step = Le code de votre téléphone
second-step-hint = Saisissez le code à six chiffres que montre maintenant votre application d’authentification. Si le téléphone est perdu, demandez un nouveau mot de passe à un autre membre du secrétariat.
second-step-code = Code
failure-disabled = Votre accès est fermé. Veuillez vous adresser au secrétariat.
failure-ended-disabled = Le secrétariat a fermé votre accès ; vous avez donc été déconnecté·e.
failure-ended-reset = Votre mot de passe ou vos codes ont changé ; vous avez donc été déconnecté·e ici. Veuillez vous reconnecter ; si vous n’y êtes pour rien, adressez-vous au secrétariat.
failure-wrong-code = Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant et saisissez-le.
failure-no-first-step = Cela a pris trop de temps. Veuillez vous connecter de nouveau.
failure-too-fast = Trop de tentatives avec ce nom. Réessayez dans { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}, ou scannez le code de votre carte.
failure-crowded = Trop de personnes se connectent à la fois. Réessayez dans un instant, ou scannez le code de votre carte.
failure-name-taken = Quelqu’un porte déjà ce nom. Choisissez-en un autre.
failure-bad-user-name = Un nom tient sur une ligne et a de 1 à 60 caractères.
failure-no-such-user = Personne dans l’équipe ne porte ce nom.
failure-last-secretary = C’est le dernier membre du secrétariat qui puisse se connecter. Ajoutez-en d’abord un autre. Rien n’a été changé.
failure-short-password = Un mot de passe a de 10 à 500 caractères. Rien n’a été changé.
failure-wrong-password = Ce n’est pas votre mot de passe actuel. Rien n’a été changé.
failure-unconfirmed = Ce code ne vient pas du secret. Vérifiez que le téléphone est à l’heure, et saisissez le code affiché maintenant.
failure-not-begun = Cela n’a pas été commencé, ou c’est déjà fait. Recommencez.
