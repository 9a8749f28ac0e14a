## Le registre que chacun peut vérifier

downloads-record = Le registre, à vérifier par chacun
record-check = Vérifiez vous-même
record-check-hint = Tout ce qui est public est dans record.json. Sur votre propre machine, « hemicycle verify record.json --head heads.json » recompte tout et trouve ce qui a changé depuis la signature de ces têtes.
record-head = Dernière tête signée
record-key = Clé du congrès
record-heads = Têtes signées
record-countersigned = Contresignée par
record-countersign = Déposer une contresignature
record-countersign-hint = Ce que « hemicycle countersign heads.json » a écrit sur votre propre machine.
record-countersign-send = Contresigner
failure-no-countersignature = Ce n’est pas une contresignature à votre nom d’une tête signée de ce congrès. Téléchargez de nouveau les têtes signées, lancez « hemicycle countersign » et collez tout ce que la commande écrit.
opening = L’ouverture de ce bulletin
opening-hint = Vous seul·e l’avez. Qui la reçoit de vous peut voir que l’empreinte à côté de votre nom dans le registre est celle de ce bulletin ; copiez-la pour le vérifier.
opening-commitment = L’empreinte dans le registre :
