## The record anyone can check

downloads-record = The record, for anyone to check
record-check = Check it yourself
record-check-hint = Everything public is in record.json. On a machine of your own, “hemicycle verify record.json --head heads.json” counts all of it again, and finds what was changed since these heads were signed.
record-head = Last signed head
record-key = Key of the congress
record-heads = Signed heads
record-countersigned = Countersigned by
record-countersign = Leave a countersignature
record-countersign-hint = What “hemicycle countersign heads.json” wrote on your own machine.
record-countersign-send = Countersign
failure-no-countersignature = This is not a countersignature under your name on a signed head of this congress. Download the signed heads again, run “hemicycle countersign” and paste all that it writes.
opening = The opening of this ballot
opening-hint = Only you have this. Whoever gets it from you can see that the commitment beside your name in the record is to this ballot; copy it if you want to check that.
opening-commitment = The commitment in the record:
