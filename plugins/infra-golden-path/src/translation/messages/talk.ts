/** Texts of conversations at GitHub, and of acts in one's own name. */
export const talkMessages = {
  'talk.title': 'Conversation',
  'talk.nothing': 'Nobody has said anything yet.',
  'talk.threads': 'On lines',
  'talk.missing.title': 'There is no conversation',
  'talk.missing.description':
    'The portal does not look after this repository, or the pull request is gone.',
  'talk.edited': 'edited',
  'talk.atGitHub': 'See it at GitHub',
  'talk.toGitHub': 'Open at GitHub',
  'talk.thread': 'Conversation about {{place}}',
  'talk.outdated': 'The line changed since',
  'talk.resolvedBy': 'Resolved by {{login}}',
  'talk.fold': 'Hide',
  'talk.unfold_one': 'Show {{count}} comment',
  'talk.unfold_other': 'Show {{count}} comments',
  'talk.reply': 'Answer',
  'talk.reply.label': 'Your answer',
  'talk.reply.send': 'Send the answer',
  'talk.resolve': 'Resolve',
  'talk.unresolve': 'Open again',
  'talk.discard': 'Discard',
  'talk.markdown': 'Markdown works. Ctrl or ⌘ with Enter sends.',
  'talk.kind.approved': 'Approved',
  'talk.kind.changes-requested': 'Changes requested',
  'talk.dismissed': 'Dismissed',
  'talk.ofOlder': 'Of an earlier commit',
  'talk.draft': 'Your comment on {{place}}, not sent',
  'talk.draft.notSent': 'Not sent yet',
  'talk.draft.older':
    'Written on an earlier commit: see whether the line still fits',
  'talk.draft.label': 'Your comment on line {{line}}',
  'talk.draft.keep': 'Add to the review',
  'talk.draft.edit': 'Edit',
  'talk.draft.intoText': 'Move into the text of the review',
  'talk.bar': 'Your review',
  'talk.pending_one': '{{count}} comment not sent yet',
  'talk.pending_other': '{{count}} comments not sent yet',
  'talk.notKept':
    'This browser keeps nothing: what you write is lost when the page is closed.',
  'talk.notAllowed':
    'You cannot review from here: that needs a sign-in with GitHub and the permission. At GitHub you can.',
  'talk.act.approve': 'Approve …',
  'talk.act.request-changes': 'Request changes …',
  'talk.act.comment': 'Comment …',
  'talk.act.merge': 'Merge …',
  'talk.bar.notAllowed': 'You are not allowed to do all of this here.',
  'talk.bar.closed': 'The pull request is not open any more.',
  'talk.bar.stale':
    'There is a newer commit than the one shown. Load it before you decide.',
  'talk.bar.own':
    'It is your own pull request: GitHub lets somebody else approve it.',
  'talk.bar.asked':
    'You asked the portal for this pull request: somebody else must approve it.',
  'talk.bar.draft': 'It is a draft, which cannot be merged yet.',
  'talk.bar.conflict': 'It conflicts with its base, and cannot be merged.',
  'talk.dialog.approve.title': 'Approve the changes?',
  'talk.dialog.approve.confirm': 'Approve',
  'talk.dialog.request-changes.title': 'Request changes?',
  'talk.dialog.request-changes.confirm': 'Request changes',
  'talk.dialog.comment.title': 'Comment without a verdict',
  'talk.dialog.comment.confirm': 'Send',
  'talk.summary': 'What you say of it as a whole (may be empty)',
  'talk.summary.needed': 'What you say of it as a whole',
  'talk.sending_one': 'With it goes {{count}} comment on a line:',
  'talk.sending_other': 'With it go {{count}} comments on lines:',
  'talk.inYourName': 'GitHub shows this as yours.',
  'talk.dialog.merge.title': 'Merge the pull request?',
  'talk.dialog.merge.confirm': 'Merge',
  'talk.dialog.merge.method': 'How to merge',
  'talk.method.merge': 'With a merge commit',
  'talk.method.squash': 'As one commit (squash)',
  'talk.method.rebase': 'Commit by commit (rebase)',
  'talk.dialog.merge.missing': 'Not everything is done',
  'talk.dialog.merge.unapplied': 'This is not applied yet',
  'talk.dialog.merge.unapplied.means':
    'Atlantis applies before the merge. If you merge now, the files say something that does not exist, until somebody plans and applies it again:',
  'talk.dialog.merge.prod': 'It is about prod.',
  'talk.dialog.merge.pending_one':
    '{{count}} of your comments is not sent. It stays here.',
  'talk.dialog.merge.pending_other':
    '{{count}} of your comments are not sent. They stay here.',
  'talk.dialog.merge.rules':
    'GitHub asks for its own rules again, and refuses when a newer commit is there.',
  'talk.mergeState.behind': 'The branch is behind its base.',
  'talk.mergeState.blocked': 'The rules of the branch at GitHub are not met.',
  'talk.mergeState.clean': 'Nothing is in the way.',
  'talk.mergeState.dirty': 'It conflicts with its base.',
  'talk.mergeState.draft': 'It is a draft.',
  'talk.mergeState.has_hooks': 'Nothing is in the way.',
  'talk.mergeState.unstable': 'Checks failed, or are under way.',
  'talk.mergeState.unknown': 'GitHub does not say yet.',
  'talk.done.approve': '{{login}} approved it.',
  'talk.done.request-changes': '{{login}} requested changes.',
  'talk.done.comment': '{{login}} commented.',
  'talk.done.reply': '{{login}} answered.',
  'talk.done.resolve': '{{login}} resolved the conversation.',
  'talk.done.unresolve': '{{login}} opened the conversation again.',
  'talk.done.merge': '{{login}} merged it.',
  'talk.failed.approve': 'It was not approved',
  'talk.failed.request-changes': 'No changes were requested',
  'talk.failed.comment': 'The comment was not sent',
  'talk.failed.reply': 'The answer was not sent',
  'talk.failed.resolve': 'The conversation was not resolved',
  'talk.failed.unresolve': 'The conversation was not opened again',
  'talk.failed.merge': 'It was not merged',
  'talk.nothingLost': 'What you wrote is still here.',
  'talk.githubSaid': 'GitHub says: “{{said}}”',
  'talk.signInAgain': 'Sign in to GitHub again',
  'talk.refusal.closed': 'The pull request was merged or closed meanwhile.',
  'talk.refusal.stale':
    'There is a newer commit than the one you looked at. Look at it first.',
  'talk.refusal.not-mergeable':
    'The pull request cannot be merged as it is now.',
  'talk.refusal.own':
    'GitHub lets nobody approve their own pull request, or ask for changes of it.',
  'talk.refusal.asked-for':
    'You asked the portal for this pull request. Somebody else must approve it.',
  'talk.refusal.not-taken':
    'GitHub does not take it. A comment may be on a line that is not in the changes any more.',
  'talk.refusal.gone': 'The conversation is not there any more.',
  'talk.refusal.being-done':
    'It is not known whether it was done. Look at the pull request; sending it again in two minutes does it at most once.',
  'talk.refusal.key-used': 'Press the button again.',
  'talk.refusal.other-host':
    'The repository is at another GitHub than the one you sign in with. Do it there yourself.',
  'talk.refusal.token': 'GitHub does not accept your sign-in any more.',
  'talk.refusal.not-you':
    'You are signed in at GitHub as somebody else than here. Sign in there as yourself.',
  'talk.refusal.unknown-you':
    'The catalog does not say who you are at GitHub. Do it there yourself, or ask the platform team to add your login.',
  'talk.refusal.forbidden':
    'GitHub does not let you do this. Ask for write access to the repository.',
  'talk.refusal.rate-limited':
    'You asked too often. Wait a minute, then try again.',
  'talk.refusal.unsure':
    'GitHub did not answer, so it may have been done. Sending it again does it at most once.',
  'talk.refusal.unavailable':
    'GitHub or the catalog does not answer now. Try again.',
  'talk.refusal.popup':
    'GitHub was not asked for your permission: you are not signed in with it, or its window was closed or blocked. Allow it and try again, or do it at GitHub.',
  'talk.refusal.notAllowed':
    'You are not allowed to do this. Ask the platform team.',
  'talk.refusal.other':
    'The portal does not answer now. Sending it again does it at most once.',
} as const;
