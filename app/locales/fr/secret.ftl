# Les tours confidentiels.
secret-tap = Touchez votre choix. On vous demande une fois si c’est bien lui.
secret-hint = Ce scrutin est confidentiel : le registre montre les totaux et qui a pris part, et le choix de personne. On vote une seule fois, sans pouvoir changer.
secret-title = Voter pour de bon ?
secret-confirm-hint = Une fois déposé, le bulletin ne peut plus être changé, et personne, vous compris, ne peut retrouver comment vous avez voté.
secret-confirm = Déposer ce bulletin
secret-back = Choisir à nouveau
secret-in-the-box = Le bulletin est dans l’urne.
secret-in-the-box-hint = Il est confidentiel : aucun choix n’est gardé avec un nom.
secret-voters = Qui a pris part : { $n ->
    [one] une personne
   *[other] { $n } personnes
}
secret-voters-hint = D’un tour confidentiel, le registre a les totaux et ces noms, et rien qui les relie.
rule-secret = Le scrutin est confidentiel.
refusal-cast-once = Ce bulletin est déjà dans l’urne : un bulletin confidentiel est déposé une seule fois et ne peut pas être changé.
refusal-secret-one-server = Un tour confidentiel ne se tient pas tant que plusieurs serveurs partagent une base de données. Tenez-le sur un seul serveur, ou sur papier.
