
# La maison : ce qu’elle dit lorsqu’elle ne peut pas faire son travail.
failure-disk-full = Le disque du serveur est plein. Rien n’a été enregistré : prévenez le secrétariat et réessayez quand il y aura de la place.
