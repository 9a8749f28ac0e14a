## El registro que cualquiera puede comprobar

downloads-record = El registro, para que cualquiera lo compruebe
record-check = Compruébelo usted
record-check-hint = Todo lo público está en record.json. En su propia máquina, «hemicycle verify record.json --head heads.json» lo vuelve a contar todo y encuentra lo que haya cambiado desde que se firmaron estas cabezas.
record-head = Última cabeza firmada
record-key = Clave del congreso
record-heads = Cabezas firmadas
record-countersigned = Refrendada por
record-countersign = Dejar un refrendo
record-countersign-hint = Lo que «hemicycle countersign heads.json» escribió en su propia máquina.
record-countersign-send = Refrendar
failure-no-countersignature = Esto no es un refrendo a su nombre de una cabeza firmada de este congreso. Descargue de nuevo las cabezas firmadas, ejecute «hemicycle countersign» y pegue todo lo que escriba.
opening = La apertura de esta papeleta
opening-hint = Solo usted la tiene. Quien la reciba de usted puede ver que la huella junto a su nombre en el registro es la de esta papeleta; cópiela si quiere comprobarlo.
opening-commitment = La huella en el registro:
