const messages = {
  'catalogFilter.title': '필터',
  'catalogFilter.buttonTitle': '필터',
  'entityKindPicker.title': '종류',
  'entityKindPicker.errorMessage': '엔터티 종류를 불러오지 못했습니다',
  'entityLifecyclePicker.title': '수명 주기',
  'entityNamespacePicker.title': '네임스페이스',
  'entityOwnerPicker.title': '소유자',
  'entityProcessingStatusPicker.title': '처리 상태',
  'entityTagPicker.title': '태그',
  'entityPeekAheadPopover.title': '모든 태그를 보려면 엔터티를 여십시오.',
  'entityPeekAheadPopover.entityCardActionsAriaLabel': '보기',
  'entityPeekAheadPopover.entityCardActionsTitle': '상세 정보 보기',
  'entityPeekAheadPopover.emailCardAction.title': '이메일 보내기: {{email}}',
  'entityPeekAheadPopover.emailCardAction.ariaLabel': '이메일',
  'entityPeekAheadPopover.emailCardAction.subTitle': 'mailto {{email}}',
  'entitySearchBar.placeholder': '검색',
  'entityTypePicker.title': '유형',
  'entityTypePicker.errorMessage': '엔터티 유형을 불러오지 못했습니다',
  'entityTypePicker.optionAllTitle': '전체',
  'favoriteEntity.addToFavorites': '즐겨찾기에 추가',
  'favoriteEntity.removeFromFavorites': '즐겨찾기에서 제거',
  'inspectEntityDialog.title': '엔터티 살펴보기',
  'inspectEntityDialog.closeButtonTitle': '닫기',
  'inspectEntityDialog.tabsAriaLabel': '살펴보기 항목',
  'inspectEntityDialog.ancestryPage.title': '상위 계보',
  'inspectEntityDialog.ancestryPage.description':
    '현재 엔터티의 상위 계보입니다. {{processorsLink}} 하위 엔터티를 따라 현재 엔터티에 이르는 경로를 보여 줍니다. 관계와는 전혀 다른 개념입니다.',
  'inspectEntityDialog.ancestryPage.processorsLink': '프로세서가 만들어 낸',
  'inspectEntityDialog.colocatedPage.title': '같은 위치',
  'inspectEntityDialog.colocatedPage.description':
    '이 엔터티와 같은 위치에 있는 엔터티입니다. 같은 데이터 원본(예: 같은 YAML 파일)이나 같은 출처(예: 처음 등록한 URL)에서 왔습니다.',
  'inspectEntityDialog.colocatedPage.alertNoLocation':
    '엔터티에 위치 정보가 없습니다.',
  'inspectEntityDialog.colocatedPage.alertNoEntity':
    '이 위치에 다른 엔터티가 없습니다.',
  'inspectEntityDialog.colocatedPage.locationHeader': '같은 위치의 엔터티',
  'inspectEntityDialog.colocatedPage.originHeader': '같은 출처의 엔터티',
  'inspectEntityDialog.colocatedPage.entityListAriaLabel':
    '같은 위치의 엔터티 목록',
  'inspectEntityDialog.jsonPage.title': 'JSON 형식의 엔터티',
  'inspectEntityDialog.jsonPage.description':
    '카탈로그에서 받은 엔터티 원본 데이터를 JSON 형식으로 표시합니다.',
  'inspectEntityDialog.overviewPage.title': '개요',
  'inspectEntityDialog.overviewPage.metadata.title': '메타데이터',
  'inspectEntityDialog.overviewPage.labels': '레이블',
  'inspectEntityDialog.overviewPage.status.title': '상태',
  'inspectEntityDialog.overviewPage.identity.title': '식별 정보',
  'inspectEntityDialog.overviewPage.tags': '태그',
  'inspectEntityDialog.overviewPage.annotations': '애너테이션',
  'inspectEntityDialog.overviewPage.relation.title': '관계',
  'inspectEntityDialog.overviewPage.copyAriaLabel': '복사: {{label}}',
  'inspectEntityDialog.overviewPage.copiedStatus': '복사했습니다',
  'inspectEntityDialog.overviewPage.helpLinkAriaLabel': '자세히 알아보기',
  'inspectEntityDialog.yamlPage.title': 'YAML 형식의 엔터티',
  'inspectEntityDialog.yamlPage.description':
    '카탈로그에서 받은 엔터티 원본 데이터를 YAML 형식으로 표시합니다.',
  'inspectEntityDialog.tabNames.json': 'JSON 원본',
  'inspectEntityDialog.tabNames.yaml': 'YAML 원본',
  'inspectEntityDialog.tabNames.overview': '개요',
  'inspectEntityDialog.tabNames.ancestry': '상위 계보',
  'inspectEntityDialog.tabNames.colocated': '같은 위치',
  'unregisterEntityDialog.title': '이 엔터티의 등록을 해제하시겠습니까?',
  'unregisterEntityDialog.cancelButtonTitle': '취소',
  'unregisterEntityDialog.deleteButtonTitle': '엔터티 삭제',
  'unregisterEntityDialog.deleteEntitySuccessMessage':
    '엔터티를 제거했습니다: {{entityName}}',
  'unregisterEntityDialog.onlyDeleteStateTitle':
    '이 엔터티는 등록된 위치에서 온 것이 아니므로 카탈로그에서 바로 삭제하는 방법만 사용할 수 있습니다.',
  'unregisterEntityDialog.errorStateTitle': '내부 오류: 알 수 없는 상태',
  'unregisterEntityDialog.bootstrapState.title':
    '이 엔터티는 보호된 포털 구성(위치 "{{location}}")에서 왔으므로 등록을 해제할 수 없습니다. 잘못되었다고 생각하면 포털 담당자에게 문의하십시오. 포털: {{appTitle}}',
  'unregisterEntityDialog.bootstrapState.advancedDescription':
    '카탈로그에서 엔터티 자체를 삭제할 수도 있습니다. 카탈로그 파일이 원래 위치에서 삭제되었거나 옮겨진 경우에만 사용하십시오. 그렇지 않으면 다음 새로고침 때 엔터티가 다시 나타납니다.',
  'unregisterEntityDialog.bootstrapState.advancedOptions': '고급 옵션',
  'unregisterEntityDialog.unregisterState.title':
    '다음 엔터티의 등록이 해제됩니다.',
  'unregisterEntityDialog.unregisterState.description':
    '되돌리려면 엔터티를 다시 등록하십시오. 포털: {{appTitle}}',
  'unregisterEntityDialog.unregisterState.subTitle': '다음 위치에 있습니다.',
  'unregisterEntityDialog.unregisterState.advancedDescription':
    '카탈로그에서 엔터티 자체를 삭제할 수도 있습니다. 카탈로그 파일이 원래 위치에서 삭제되었거나 옮겨진 경우에만 사용하십시오. 그렇지 않으면 다음 새로고침 때 엔터티가 다시 나타납니다.',
  'unregisterEntityDialog.unregisterState.advancedOptions': '고급 옵션',
  'unregisterEntityDialog.unregisterState.unregisterButtonTitle':
    '위치 등록 해제',
  'userListPicker.defaultOrgName': '회사',
  'userListPicker.orgFilterAllLabel': '전체',
  'userListPicker.personalFilter.title': '개인',
  'userListPicker.personalFilter.ownedLabel': '내 소유',
  'userListPicker.personalFilter.starredLabel': '즐겨찾기',
  'entityTableColumnTitle.name': '이름',
  'entityTableColumnTitle.type': '유형',
  'entityTableColumnTitle.label': '레이블',
  'entityTableColumnTitle.title': '제목',
  'entityTableColumnTitle.description': '설명',
  'entityTableColumnTitle.system': '시스템',
  'entityTableColumnTitle.namespace': '네임스페이스',
  'entityTableColumnTitle.tags': '태그',
  'entityTableColumnTitle.domain': '도메인',
  'entityTableColumnTitle.owner': '소유자',
  'entityTableColumnTitle.lifecycle': '수명 주기',
  'entityTableColumnTitle.targets': '대상',
  'entityRelationCard.emptyHelpLinkTitle': '변경 방법 알아보기',
  'missingAnnotationEmptyState.title': '애너테이션 없음',
  'missingAnnotationEmptyState.readMore': '자세히 보기',
  'missingAnnotationEmptyState.annotationYaml':
    '아래 예시에서 강조된 애너테이션을 {{entityKind}} YAML에 추가하십시오.',
  'missingAnnotationEmptyState.generateDescription_one':
    '다음 애너테이션이 없습니다: {{annotations}}. 이 도구를 사용하려면 {{entityKind}} 엔터티에 애너테이션을 추가하십시오.',
  'missingAnnotationEmptyState.generateDescription_other':
    '다음 애너테이션이 없습니다: {{annotations}}. 이 도구를 사용하려면 {{entityKind}} 엔터티에 애너테이션을 추가하십시오.',
};

export default messages;
