import type { talkMessages } from '../messages/talk';

export const talkKorean: Record<keyof typeof talkMessages, string> = {
  'talk.title': '대화',
  'talk.nothing': '아직 아무도 의견을 남기지 않았습니다.',
  'talk.threads': '줄에 남긴 의견',
  'talk.missing.title': '대화가 없습니다',
  'talk.missing.description':
    '포털이 관리하지 않는 저장소이거나 풀 리퀘스트가 없어졌습니다.',
  'talk.edited': '수정됨',
  'talk.atGitHub': 'GitHub에서 보기',
  'talk.toGitHub': 'GitHub에서 열기',
  'talk.thread': '{{place}}에 대한 대화',
  'talk.outdated': '이후에 바뀐 줄',
  'talk.resolvedBy': '{{login}} 님이 해결함',
  'talk.fold': '숨기기',
  'talk.unfold_one': '댓글 {{count}}개 보기',
  'talk.unfold_other': '댓글 {{count}}개 보기',
  'talk.reply': '답글',
  'talk.reply.label': '답글 내용',
  'talk.reply.send': '답글 보내기',
  'talk.resolve': '해결됨으로 표시',
  'talk.unresolve': '다시 열기',
  'talk.discard': '버리기',
  'talk.markdown':
    'Markdown을 쓸 수 있습니다. Ctrl 또는 ⌘와 Enter를 누르면 보냅니다.',
  'talk.kind.approved': '승인',
  'talk.kind.changes-requested': '변경 요청',
  'talk.dismissed': '취소됨',
  'talk.ofOlder': '이전 커밋에 대한 의견',
  'talk.draft': '{{place}}에 쓴 댓글, 아직 보내지 않음',
  'talk.draft.notSent': '아직 보내지 않음',
  'talk.draft.older': '이전 커밋에서 썼습니다. 줄이 맞는지 확인하십시오',
  'talk.draft.label': '{{line}}번째 줄에 남길 댓글',
  'talk.draft.keep': '리뷰에 추가',
  'talk.draft.edit': '수정',
  'talk.draft.intoText': '리뷰 본문으로 옮기기',
  'talk.bar': '내 리뷰',
  'talk.pending_one': '아직 보내지 않은 댓글 {{count}}개',
  'talk.pending_other': '아직 보내지 않은 댓글 {{count}}개',
  'talk.notKept':
    '이 브라우저에는 저장할 수 없습니다. 페이지를 닫으면 쓴 내용이 사라집니다.',
  'talk.notAllowed':
    '여기에서는 리뷰할 수 없습니다. GitHub로 로그인하고 권한이 있어야 합니다. GitHub에서는 리뷰할 수 있습니다.',
  'talk.act.approve': '승인…',
  'talk.act.request-changes': '변경 요청…',
  'talk.act.comment': '댓글…',
  'talk.act.merge': '병합…',
  'talk.bar.notAllowed': '여기에서 이 모두를 할 권한은 없습니다.',
  'talk.bar.closed': '열린 풀 리퀘스트가 아닙니다.',
  'talk.bar.stale':
    '표시된 것보다 새로운 커밋이 있습니다. 결정하기 전에 불러오십시오.',
  'talk.bar.own':
    '본인의 풀 리퀘스트입니다. GitHub에서는 다른 사람이 승인해야 합니다.',
  'talk.bar.asked':
    '본인이 포털에 요청한 풀 리퀘스트입니다. 다른 사람이 승인해야 합니다.',
  'talk.bar.draft': '초안이므로 아직 병합할 수 없습니다.',
  'talk.bar.conflict': '기준 브랜치와 충돌하여 병합할 수 없습니다.',
  'talk.dialog.approve.title': '변경을 승인하시겠습니까?',
  'talk.dialog.approve.confirm': '승인',
  'talk.dialog.request-changes.title': '변경을 요청하시겠습니까?',
  'talk.dialog.request-changes.confirm': '변경 요청',
  'talk.dialog.comment.title': '판정 없이 댓글 남기기',
  'talk.dialog.comment.confirm': '보내기',
  'talk.summary': '전체에 대한 의견 (비워 둘 수 있음)',
  'talk.summary.needed': '전체에 대한 의견',
  'talk.sending_one': '줄에 남긴 댓글 {{count}}개를 함께 보냅니다:',
  'talk.sending_other': '줄에 남긴 댓글 {{count}}개를 함께 보냅니다:',
  'talk.inYourName': 'GitHub에 본인 이름으로 표시됩니다.',
  'talk.dialog.merge.title': '풀 리퀘스트를 병합하시겠습니까?',
  'talk.dialog.merge.confirm': '병합',
  'talk.dialog.merge.method': '병합 방법',
  'talk.method.merge': '병합 커밋으로',
  'talk.method.squash': '커밋 하나로 (squash)',
  'talk.method.rebase': '커밋별로 (rebase)',
  'talk.dialog.merge.missing': '아직 끝나지 않은 것이 있습니다',
  'talk.dialog.merge.unapplied': '아직 적용되지 않았습니다',
  'talk.dialog.merge.unapplied.means':
    'Atlantis는 병합하기 전에 적용합니다. 지금 병합하면 다시 플랜하고 적용할 때까지 파일과 실제가 다릅니다:',
  'talk.dialog.merge.prod': 'prod와 관련된 변경입니다.',
  'talk.dialog.merge.pending_one':
    '보내지 않은 댓글이 {{count}}개 있습니다. 그대로 남습니다.',
  'talk.dialog.merge.pending_other':
    '보내지 않은 댓글이 {{count}}개 있습니다. 그대로 남습니다.',
  'talk.dialog.merge.rules':
    'GitHub가 규칙을 다시 확인하며, 새로운 커밋이 있으면 거절합니다.',
  'talk.mergeState.behind': '브랜치가 기준 브랜치보다 뒤처져 있습니다.',
  'talk.mergeState.blocked': 'GitHub 브랜치 규칙을 충족하지 않았습니다.',
  'talk.mergeState.clean': '막는 것이 없습니다.',
  'talk.mergeState.dirty': '기준 브랜치와 충돌합니다.',
  'talk.mergeState.draft': '초안입니다.',
  'talk.mergeState.has_hooks': '막는 것이 없습니다.',
  'talk.mergeState.unstable': '검사가 실패했거나 진행 중입니다.',
  'talk.mergeState.unknown': 'GitHub가 아직 알려 주지 않습니다.',
  'talk.done.approve': '{{login}} 님이 승인했습니다.',
  'talk.done.request-changes': '{{login}} 님이 변경을 요청했습니다.',
  'talk.done.comment': '{{login}} 님이 댓글을 남겼습니다.',
  'talk.done.reply': '{{login}} 님이 답했습니다.',
  'talk.done.resolve': '{{login}} 님이 대화를 해결했습니다.',
  'talk.done.unresolve': '{{login}} 님이 대화를 다시 열었습니다.',
  'talk.done.merge': '{{login}} 님이 병합했습니다.',
  'talk.failed.approve': '승인하지 못했습니다',
  'talk.failed.request-changes': '변경을 요청하지 못했습니다',
  'talk.failed.comment': '댓글을 보내지 못했습니다',
  'talk.failed.reply': '답글을 보내지 못했습니다',
  'talk.failed.resolve': '대화를 해결하지 못했습니다',
  'talk.failed.unresolve': '대화를 다시 열지 못했습니다',
  'talk.failed.merge': '병합하지 못했습니다',
  'talk.nothingLost': '쓴 내용은 그대로 남아 있습니다.',
  'talk.githubSaid': 'GitHub의 답: “{{said}}”',
  'talk.signInAgain': 'GitHub에 다시 로그인',
  'talk.refusal.closed': '그사이 풀 리퀘스트가 병합되거나 닫혔습니다.',
  'talk.refusal.stale':
    '확인한 것보다 새로운 커밋이 있습니다. 먼저 확인하십시오.',
  'talk.refusal.not-mergeable': '지금은 풀 리퀘스트를 병합할 수 없습니다.',
  'talk.refusal.own':
    'GitHub에서는 본인의 풀 리퀘스트를 승인하거나 변경을 요청할 수 없습니다.',
  'talk.refusal.asked-for':
    '본인이 포털에 요청한 풀 리퀘스트입니다. 다른 사람이 승인해야 합니다.',
  'talk.refusal.not-taken':
    'GitHub가 받지 않습니다. 더 이상 변경에 없는 줄에 댓글을 남겼을 수 있습니다.',
  'talk.refusal.gone': '대화가 더 이상 없습니다.',
  'talk.refusal.being-done':
    '처리되었는지 알 수 없습니다. 풀 리퀘스트를 확인하십시오. 2분 뒤에 다시 보내도 한 번만 처리됩니다.',
  'talk.refusal.key-used': '버튼을 다시 누르십시오.',
  'talk.refusal.other-host':
    '로그인에 쓰는 GitHub와 다른 GitHub의 저장소입니다. 그곳에서 직접 하십시오.',
  'talk.refusal.token': 'GitHub 로그인이 더 이상 유효하지 않습니다.',
  'talk.refusal.not-you':
    'GitHub에는 다른 사람으로 로그인되어 있습니다. 본인으로 로그인하십시오.',
  'talk.refusal.unknown-you':
    '카탈로그에 본인의 GitHub 계정이 없습니다. GitHub에서 직접 하거나 플랫폼 팀에 등록을 요청하십시오.',
  'talk.refusal.forbidden':
    'GitHub에서 할 수 있는 권한이 없습니다. 저장소 쓰기 권한을 요청하십시오.',
  'talk.refusal.rate-limited':
    '너무 자주 요청했습니다. 1분 뒤에 다시 시도하십시오.',
  'talk.refusal.unsure':
    'GitHub가 응답하지 않아 처리되었을 수 있습니다. 다시 보내도 한 번만 처리됩니다.',
  'talk.refusal.unavailable':
    '지금은 GitHub나 카탈로그가 응답하지 않습니다. 다시 시도하십시오.',
  'talk.refusal.popup':
    'GitHub로 로그인하지 않았거나 창이 닫히거나 차단되어 GitHub에서 권한을 확인하지 못했습니다. 창을 허용한 뒤 다시 시도하거나 GitHub에서 직접 하십시오.',
  'talk.refusal.notAllowed': '권한이 없습니다. 플랫폼 팀에 문의하십시오.',
  'talk.refusal.other':
    '지금은 포털이 응답하지 않습니다. 다시 보내도 한 번만 처리됩니다.',
};
