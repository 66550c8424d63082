import type { differenceMessages } from '../messages/difference';

export const differenceKorean: Record<keyof typeof differenceMessages, string> =
  {
    'difference.tab': '바뀌는 내용',
    'difference.moves': '{{from}}에서 {{to}}(으)로 이전합니다.',
    'difference.movesWhy':
      '이전 런타임에만 있는 리소스는 삭제되고, 새 런타임에만 있는 리소스는 만들어집니다. 양쪽에서 주소가 같은 리소스는 그대로 남습니다.',
    'difference.dataLost_one': '데이터가 사라지는 리소스 {{count}}개',
    'difference.dataLost_other': '데이터가 사라지는 리소스 {{count}}개',
    'difference.dataSafe': '파일로 보는 한 데이터는 사라지지 않습니다',
    'difference.dataUnsure': '데이터가 사라지는지 확실하지 않습니다',
    'difference.dataHelp':
      '이 파일들 때문에 삭제되거나 다시 만들어지는 데이터 리소스는 없습니다. 최종 판단은 풀 리퀘스트의 Atlantis 플랜을 따르십시오.',
    'difference.stacks': '스택',
    'difference.source':
      '기본 브랜치의 파일과 이 제안의 파일을 모듈까지 펼쳐 비교했습니다. 프로바이더는 여기에 보이는 것보다 더 교체할 수 있습니다.',
    'difference.state.new': '이전에는 아무것도 없었습니다.',
    'difference.state.changed': '이미 있으며 내용이 바뀝니다.',
    'difference.state.same': '리소스가 그대로 남습니다.',
    'difference.left_one':
      '스택의 파일만 없어지고 리소스 {{count}}개는 남습니다',
    'difference.left_other':
      '스택의 파일만 없어지고 리소스 {{count}}개는 남습니다',
    'difference.leftHelp':
      '없는 폴더는 플랜되지 않으므로 아무것도 삭제되지 않습니다. 리소스는 계속 실행되고 비용이 들지만 관리하는 코드가 없습니다. 서비스를 폐기할 때처럼 스택을 비우는 풀 리퀘스트로 먼저 삭제하십시오.',
    'difference.destroyed_one': '삭제되는 리소스 {{count}}개',
    'difference.destroyed_other': '삭제되는 리소스 {{count}}개',
    'difference.replaced_one': '삭제 후 다시 만들어지는 리소스 {{count}}개',
    'difference.replaced_other': '삭제 후 다시 만들어지는 리소스 {{count}}개',
    'difference.created_one': '만들어지는 리소스 {{count}}개',
    'difference.created_other': '만들어지는 리소스 {{count}}개',
    'difference.updated_one': '제자리에서 바뀌는 리소스 {{count}}개',
    'difference.updated_other': '제자리에서 바뀌는 리소스 {{count}}개',
    'difference.kept_one': '리소스 {{count}}개는 그대로 남습니다.',
    'difference.kept_other': '리소스 {{count}}개는 그대로 남습니다.',
    'difference.keptData_one': '남는 리소스 중 데이터를 보유한 것 {{count}}개',
    'difference.keptData_other':
      '남는 리소스 중 데이터를 보유한 것 {{count}}개',
    'difference.problems': '여기에 보이는 것보다 더 많을 수 있습니다',
    'difference.order': '진행 순서',
    'difference.order.protected':
      '{{environment}}: {{address}}의 {{protectedBy}} 설정을 먼저 끄고 적용하십시오. 켜져 있으면 AWS가 삭제를 거부합니다.',
    'difference.order.apply':
      '{{environment}} 환경에 적용하고 잘 동작하는지 확인하십시오.',
    'difference.order.approvals_one': '승인 {{count}}건이 필요합니다.',
    'difference.order.approvals_other': '승인 {{count}}건이 필요합니다.',
    'difference.order.outage':
      '삭제되는 리소스는 대신할 리소스가 실행될 때까지 비어 있습니다.',
    'difference.order.clash':
      '{{environment}}: {{created}}에서 삭제될 {{destroyed}}의 이름 {{name}}을(를) 그대로 씁니다. 이 때문에 첫 적용이 실패하면 다시 적용하십시오.',
    'difference.handOver': '인계',
    'difference.handOverWhy':
      '풀 리퀘스트 하나로 모두 바뀝니다. 리소스가 어떻게 되는지는 아래 스택에서 확인하십시오.',
    'difference.owner': '소유자',
    'difference.nobody': '없음',
    'difference.approvals': '승인',
    'difference.approvalsNow':
      '이 풀 리퀘스트는 현재 파일 소유자가 승인합니다:',
    'difference.approvalsThen': '이후 변경은 다음에 요청됩니다:',
    'difference.approvalsSame':
      '환경별로 필요한 승인 수는 표준에 따르며 바뀌지 않습니다.',
    'difference.catalog': '카탈로그',
    'difference.catalogHelp':
      '병합하면 서비스와 스택에 새 소유자가 바로 표시됩니다.',
    'difference.tags': '태그',
    'difference.tagsSame': '소유자를 나타내는 태그가 없습니다.',
    'difference.alarms': '경보',
    'difference.alarmsSame_one':
      '경보 {{count}}개는 지금과 같은 곳으로 갑니다. 수신처가 소유자를 따르지 않기 때문입니다.',
    'difference.alarmsSame_other':
      '경보 {{count}}개는 지금과 같은 곳으로 갑니다. 수신처가 소유자를 따르지 않기 때문입니다.',
    'difference.alarmsMove_one': '경보 {{count}}개의 수신처가 바뀝니다.',
    'difference.alarmsMove_other': '경보 {{count}}개의 수신처가 바뀝니다.',
    'difference.objectives': '목표와 알림',
    'difference.runbooks': '런북',
    'difference.planAbout':
      '스키마만 아는 프로바이더와 가상의 상태로 Terraform을 실행했습니다. 기본 브랜치의 파일을 방금 적용했다고 가정합니다. 프로바이더가 교체하는 항목과 직접 변경된 항목은 풀 리퀘스트의 실제 플랜에서만 알 수 있습니다.',
    'difference.planSame': '바뀌는 것이 없습니다.',
    'difference.unnamed': '소유자를 언급하지 않으므로 바뀌지 않습니다.',
  };
