const messages = {
  'groupProfileCard.groupNotFound': '그룹을 찾을 수 없습니다',
  'groupProfileCard.editIconButtonTitle': '메타데이터 편집',
  'groupProfileCard.refreshIconButtonTitle': '엔터티 새로고침 예약',
  'groupProfileCard.refreshIconButtonAriaLabel': '새로고침',
  'groupProfileCard.listItemTitle.email': '이메일',
  'groupProfileCard.listItemTitle.entityRef': '엔터티 참조',
  'groupProfileCard.listItemTitle.parentGroup': '상위 그룹',
  'groupProfileCard.listItemTitle.childGroups': '하위 그룹',
  'membersListCard.title': '{{groupName}} 구성원',
  'membersListCard.cardLabel': '사용자 페이지: {{memberName}}',
  'membersListCard.noMembersDescription': '이 그룹에 구성원이 없습니다.',
  'membersListCard.noSearchResult':
    '검색어와 일치하는 구성원이 없습니다: "{{searchTerm}}"',
  'membersListCard.aggregateMembersToggle.label': '하위 그룹 포함',
  'ownershipCard.title': '소유 항목',
  'ownershipCard.aggregateRelationsToggle.label': '간접 소유 포함',
  'userProfileCard.editIconButtonTitle': '메타데이터 편집',
  'userProfileCard.listItemTitle.email': '이메일',
  'userProfileCard.listItemTitle.memberOf': '소속 그룹',
  'userProfileCard.userNotFound': '사용자를 찾을 수 없습니다',
  'userProfileCard.moreGroupButtonTitle': '…더 보기 ({{number}})',
  'userProfileCard.allGroupDialog.title': '소속 그룹 전체: {{name}}',
  'userProfileCard.allGroupDialog.closeButtonTitle': '닫기',
};

export default messages;
