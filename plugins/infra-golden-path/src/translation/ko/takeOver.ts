import type { takeOverMessages } from '../messages/takeOver';

export const takeOverKorean: Record<keyof typeof takeOverMessages, string> = {
  'takeOver.title': '모듈로 전환',
  'takeOver.lead':
    '손으로 작성한 스택과, 그중 배포된 모듈로 바꿀 수 있는 양을 보여 줍니다. 전환해도 새로 만들거나 삭제하거나 교체하는 리소스는 없습니다.',
  'takeOver.stacks': '손으로 작성한 스택',
  'takeOver.none': '저장소에 손으로 작성한 스택이 없습니다.',
  'takeOver.unread': '{{repository}} 저장소를 읽지 못했습니다',
  'takeOver.stack': '스택',
  'takeOver.possible': '전환 가능',
  'takeOver.atMost': '리소스 {{resources}}개 중 최대 {{possible}}개',
  'takeOver.foreign': '다른 모듈 호출',
  'takeOver.others_one': '맞는 모듈이 없는 스택 {{count}}개',
  'takeOver.others_other': '맞는 모듈이 없는 스택 {{count}}개',
  'takeOver.due': '역할을 마친 블록',
  'takeOver.due.hint':
    '스택을 적용한 뒤에는 moved와 import 블록을 지워도 됩니다. 적용을 마친 다음 풀 리퀘스트를 여십시오.',
  'takeOver.blocks_one': '블록 {{count}}개',
  'takeOver.blocks_other': '블록 {{count}}개',
  'takeOver.planning': '모든 모듈과 비교하고 플랜을 실행하는 중입니다…',
  'takeOver.finish.after':
    '스택을 적용한 뒤에만 병합하십시오. 그 전에 이 블록이 없어지면 Terraform이 아직 모르는 리소스를 삭제하거나 새로 만듭니다.',
  'takeOver.apply.applied': '이 블록과 함께 스택이 적용되었습니다',
  'takeOver.apply.waiting': '이 블록과 함께 스택이 적용된 적이 아직 없습니다',
  'takeOver.apply.unknown':
    '이 스택의 실행 기록이 포털에 없습니다. 적용되었는지 직접 확인하십시오',
  'takeOver.nothing':
    '지금 모습 그대로 만들 수 있는 모듈이 없습니다. 아래에서 리소스마다 이유를 확인하십시오.',
  'takeOver.matches': '전환되는 리소스',
  'takeOver.was': '이전',
  'takeOver.becomes': '이후',
  'takeOver.module': '모듈',
  'takeOver.inputs': '입력',
  'takeOver.unset': '설정 없음',
  'takeOver.left': '그대로 두는 리소스',
  'takeOver.resource': '리소스',
  'takeOver.why': '이유',
  'takeOver.files': '파일',
  'takeOver.open': '이 변경을 제안한 풀 리퀘스트:',
  'takeOver.propose': '풀 리퀘스트 열기',
  'takeOver.proof': '증명',
  'takeOver.grade.checked': '파일만으로 검사',
  'takeOver.grade.simulated': '모의 플랜',
  'takeOver.proof.refused': 'Terraform이 새 파일을 거부합니다',
  'takeOver.proof.harm': '플랜이 생성, 삭제 또는 교체하는 것이 있습니다',
  'takeOver.proof.checked':
    '파일로 보면 모든 값이 그대로입니다. 여기서는 플랜을 실행하지 못했습니다',
  'takeOver.proof.empty': '이동 외에는 플랜이 비어 있습니다',
  'takeOver.proof.imported': '가져오기와 이동 외에는 플랜이 비어 있습니다',
  'takeOver.proof.made': '제외한 리소스만 새로 만듭니다',
  'takeOver.proof.updates': '생성이나 삭제는 없고 태그만 바뀝니다',
  'takeOver.counts':
    '추가 {{add}}, 변경 {{change}}, 삭제 {{destroy}}, 이동 {{move}}',
  'takeOver.counts.import': '가져오기 {{import}}, ',
  'takeOver.assumed':
    '지금 파일로 가상 상태를 만들어 비교했습니다. 최종 판단은 풀 리퀘스트에서 Atlantis가 실행한 플랜을 따르십시오.',
  'takeOver.reason.no-module': '이 리소스를 만드는 조직의 모듈이 없습니다.',
  'takeOver.reason.differs': '{{module}} 모듈은 다음 인수를 다르게 설정합니다:',
  'takeOver.reason.creates': '{{module}} 모듈은 다음도 함께 만듭니다:',
  'takeOver.reason.needs-input':
    '{{module}} 모듈에 필요한 값이 스택에 없습니다: {{names}}',
  'takeOver.reason.no-output':
    '다른 곳에서 읽는 값을 {{module}} 모듈이 제공하지 않습니다: {{names}}',
  'takeOver.reason.refused': '{{module}} 모듈이 값을 거부합니다:',
  'takeOver.reason.repeated': '{{names}}(으)로 반복되는 리소스입니다.',
  'takeOver.reason.meta': '모듈 호출에 쓸 수 없는 설정이 있습니다: {{names}}',
  'takeOver.reason.file': 'JSON으로 작성했거나 override 파일이 바꿉니다.',
  'takeOver.reason.inside-module':
    '조직의 것이 아닌 모듈 안에 있습니다: {{names}}',
  'takeOver.reason.edit': '{{module}} 모듈에 맞게 파일을 고칠 수 없습니다:',
  'takeOver.intent': '제안하는 인텐트',
  'takeOver.intent.promise':
    '아래 내용은 지금 파일에서 읽은 것입니다. 골든 패스가 같은 파일을 만든다는 뜻은 아닙니다. 스택을 골든 패스로 옮기려면 별도의 풀 리퀘스트를 열고 그 플랜을 따로 확인해야 합니다.',
  'takeOver.intent.stacks': '읽은 스택:',
  'takeOver.intent.repository': '골든 패스와 표준이 있는 저장소:',
  'takeOver.intent.alternatives': '파일로 보면 다음 골든 패스도 맞습니다:',
  'takeOver.intent.covered':
    '이 스택의 리소스 {{resources}}개 중 {{covered}}개는 골든 패스에도 같은 유형의 리소스가 있습니다. 인수는 비교하지 않았습니다.',
  'takeOver.intent.left_one': '골든 패스에 같은 유형이 없는 리소스 {{count}}개',
  'takeOver.intent.left_other':
    '골든 패스에 같은 유형이 없는 리소스 {{count}}개',
  'takeOver.intent.problems':
    '표준이나 골든 패스에서 허용하지 않는 값이 있습니다',
  'takeOver.intent.answers': '파일에서 찾은 답',
  'takeOver.intent.answer': '항목',
  'takeOver.intent.value': '값',
  'takeOver.intent.from': '읽은 위치',
  'takeOver.intent.there': '있음',
  'takeOver.intent.otherName':
    '지금 이름은 {{now}}입니다. 표준에 따른 이름은 {{standards}}이며, 새로 만들어지는 다른 리소스입니다.',
  'takeOver.intent.gaps': '알 수 없는 답',
  'takeOver.intent.gap.person': '사람만 알 수 있는 내용입니다.',
  'takeOver.intent.gap.computed':
    '사용하는 곳에 값이 적혀 있지 않습니다. 플랜, 변수 또는 다른 스택에서만 알 수 있습니다.',
  'takeOver.intent.gap.absent': '파일에 없습니다.',
  'takeOver.intent.gap.differs':
    '환경마다 다르지만 인텐트에는 하나만 쓸 수 있습니다:',
  'takeOver.intent.gap.several':
    '여러 개가 있지만 인텐트에는 하나만 쓸 수 있습니다:',
  'takeOver.intent.gap.refused': '인텐트에 쓸 수 없는 값입니다:',
  'takeOver.intent.gap.given':
    '골든 패스가 같은 이름으로 직접 만드는 항목입니다.',
  'takeOver.intent.gap.credential': '비밀 값으로 보여 복사하지 않았습니다.',
  'takeOver.intent.form': '양식에서 계속하기',
  'takeOver.intent.form.hint':
    '이 답이 채워진 양식이 열립니다. 직접 보내기 전에는 아무것도 전송되지 않습니다.',
  'takeOver.intent.why.no-paths': '포털의 저장소에 골든 패스가 없습니다.',
  'takeOver.intent.why.no-workload':
    '골든 패스로 실행할 만한 것이 파일에 없습니다.',
  'takeOver.intent.why.no-fit': '이 스택에 맞는 골든 패스가 없습니다.',
  'takeOver.intent.why.has-intent':
    '이 서비스에는 이미 service.yaml이 있습니다.',
  'takeOver.intent.why.unreadable':
    '골든 패스를 읽지 못해 제안하지 않았습니다.',
  'takeOver.intent.lacks.workload':
    '이 스택이 실행하는 것({{names}})을 실행하지 않습니다',
  'takeOver.intent.lacks.part': '다음 항목을 지원하지 않습니다: {{names}}',
  'takeOver.reason.left-out': '직접 제외했습니다.',
  'takeOver.state.exists':
    '리소스가 이미 있지만 아직 Terraform이 관리하지 않습니다',
  'takeOver.state.never':
    '이 스택을 적용한 기록이 없습니다. 리소스가 이미 있다면 여기에 표시하십시오. 그러면 가져옵니다.',
  'takeOver.state.applied':
    '이 스택을 적용한 기록이 있으므로 상태에 리소스가 있고, Terraform이 그 리소스를 삭제하게 됩니다. 선택을 해제하고, 관리하지 않는 리소스만 하나씩 지정하십시오.',
  'takeOver.state.single': 'Terraform이 관리하지 않는 리소스 하나만 지정',
  'takeOver.state.add': '가져오기',
  'takeOver.state.reset': '처음부터 다시',
  'takeOver.imports': '가져오는 리소스',
  'takeOver.imports.id': '가져올 때 쓰는 ID',
  'takeOver.imports.tell': 'ID',
  'takeOver.imports.tellOf': '{{resource}}의 ID',
  'takeOver.imports.change': '변경',
  'takeOver.imports.changeOf': '{{resource}}의 ID 변경',
  'takeOver.imports.overridden':
    '파일에서 알아낸 ID 대신 직접 입력한 ID를 씁니다. 비워 두면 다음 ID로 가져옵니다:',
  'takeOver.imports.leave': '제외: 다음 적용 때 Terraform이 새로 만듭니다',
  'takeOver.imports.leaveOf':
    '제외: 다음 적용 때 Terraform이 새로 만듭니다 ({{resource}})',
  'takeOver.imports.again': '다시 확인',
  'takeOver.imports.lacking_one':
    'ID를 모르는 리소스 {{count}}개를 Terraform이 새로 만들게 됩니다. ID를 입력하거나 제외하십시오.',
  'takeOver.imports.lacking_other':
    'ID를 모르는 리소스 {{count}}개를 Terraform이 새로 만들게 됩니다. ID를 입력하거나 제외하십시오.',
  'takeOver.imports.mustRead':
    'Atlantis의 플랜은 {{imports}} to import, {{add}} to add, 0 to destroy여야 합니다. 다르게 나오면 적용하지 마십시오.',
  'takeOver.id.no-rule': '포털이 이 유형의 ID를 알지 못합니다.',
  'takeOver.id.given-by-aws': '파일에 없는 ID입니다. 형식은 다음과 같습니다:',
  'takeOver.id.value':
    '파일에 없는 값({{names}})이 들어가는 ID입니다. 형식은 다음과 같습니다:',
  'takeOver.id.repeated': '개수는 플랜을 실행해야 알 수 있습니다.',
  'takeOver.support.no':
    'import 블록에는 Terraform 1.5 이상이 필요하지만, 이 스택의 버전 조건은 {{required}}입니다. 먼저 조건을 올리십시오.',
  'takeOver.support.unknown':
    'import 블록에는 Terraform 1.5 또는 OpenTofu 1.6 이상이 필요합니다. 이 스택은 더 낮은 버전도 허용합니다(required_version: {{required}}).',
  'standardsEffect.title': '새 표준의 영향',
  'standardsEffect.none': '알려진 내용이 없습니다.',
  'standardsEffect.unreadable': '새 portal.yaml을 쓸 수 없습니다',
  'standardsEffect.looked':
    '이 저장소의 서비스 {{services}}개와 스택 {{stacks}}개를 변경 전후의 표준으로 검사했습니다.',
  'standardsEffect.counts':
    '이 변경으로 표준에 어긋남: {{broken}}건. 다시 표준에 맞음: {{mended}}건.',
  'standardsEffect.broken': '이 변경으로 표준에 어긋남',
  'standardsEffect.mended': '다시 표준에 맞음',
  'standardsEffect.why': '이유',
  'standardsEffect.service': '서비스',
  'standardsEffect.stack': '스택',
};
