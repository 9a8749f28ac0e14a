# The staff: who may come in, and how.
staff = Staff
staff-hint = Chairs, secretariat, tellers and screens log in with a name and a password. Whoever keeps the desk keeps this list; what is done here is not part of the public record.
staff-state = Access
staff-open = open
staff-shut = shut out
staff-with-code = with code
staff-last = Last login
staff-never = never
staff-failed-since = { $n ->
    [one] one failed attempt since
   *[other] { $n } failed attempts since
}
staff-add = Add somebody
staff-add-hint = The password is made here and shown once. Everybody can choose another one after logging in.
staff-role = Role
staff-add-button = Add
staff-back = Back to the staff
staff-password = Password of { $name }
staff-password-hint = Shown only now. When this page is left, nobody can see it again.
staff-name = Name
staff-reset = Give another password
staff-reset-hint = The old password, links, open pages and the codes from the phone end at once. The new password is shown once, here.
staff-disable = Shut out
staff-disable-hint = { $name } is logged out at once, on every device, and cannot log in until you allow it again.
staff-enable = Allow again
staff-enable-hint = { $name } can log in again with the same password.
staff-remove = Remove
staff-remove-hint = { $name } leaves this list, and this history with it. What { $name } did in the congress stays in the record.
staff-history = What happened
staff-history-none = Nothing yet.
staff-when = When
staff-what = What
staff-browser = Browser
staff-added = Added by { $by }
staff-was-reset = New password from { $by }
staff-disabled = Shut out by { $by }
staff-enabled = Allowed again by { $by }
staff-changed = Chose another password
staff-second-begun = Set up codes
staff-second-ended = Ended the codes
staff-by-password = Logged in with the password
staff-by-link = Logged in by a link
staff-by-password-and-code = Logged in with password and code
staff-by-link-and-code = Logged in by a link and with a code
staff-failed = { $n ->
    [one] A failed attempt
   *[other] { $n } failed attempts
}
staff-operator = the operator
account = Your access
account-hint = For { $person }.
account-password = Choose another password
account-present = Present password
account-new = New password, at least { $n } characters
account-password-hint = Your other devices are logged out.
account-password-button = Change the password
account-changed = Done.
account-second = Codes from your phone
account-second-off = Besides the password, a code of six digits can be asked for. An authenticator app on your phone shows it, also without network.
account-second-on = At each login a code from your authenticator app is asked for.
account-second-begin = Set up
account-second-scan = Scan this with your authenticator app
account-second-by-hand = Or type this secret into it
account-second-once = Shown only now. Keep no copy; if the phone is lost, another member of the secretariat gives you a new password without code.
account-second-code = The code that the app shows
account-second-confirm = Confirm
account-second-end = Do without codes
account-second-end-code = A code, for the last time
second-step = The code from your phone
second-step-hint = Type the code of six digits that your authenticator app shows now. If the phone is lost, ask another member of the secretariat for a new password.
second-step-code = Code
failure-disabled = Your access is shut. Please go to the secretariat.
failure-ended-disabled = The secretariat has shut your access, so you were logged out.
failure-ended-reset = Your password or your codes were changed, so you were logged out here. Please log in again; if you do not know of it, go to the secretariat.
failure-wrong-code = This code is not right, or was used before. Wait for the next one and type it.
failure-no-first-step = That took too long. Please log in again.
failure-too-fast = Too many attempts with this name. Please try again in { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}, or scan the code on your card.
failure-crowded = Too many people are logging in at once. Please try again in a moment, or scan the code on your card.
failure-name-taken = There is somebody of this name already. Choose another name.
failure-bad-user-name = A name is on one line and has 1 to 60 characters.
failure-no-such-user = There is nobody of this name among the staff.
failure-last-secretary = This is the last member of the secretariat who can log in. Add another one first. Nothing was changed.
failure-short-password = A password has 10 to 500 characters. Nothing was changed.
failure-wrong-password = This is not your present password. Nothing was changed.
failure-unconfirmed = This code does not come from the secret. Check that the phone’s clock is right, and type the code that is shown now.
failure-not-begun = This was not begun, or is done already. Begin again.
