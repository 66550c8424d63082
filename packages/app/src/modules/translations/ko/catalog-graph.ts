const messages = {
  'catalogGraphCard.title': '관계',
  'catalogGraphCard.deepLinkTitle': '그래프 보기',
  'catalogGraphPage.title': '카탈로그 그래프',
  'catalogGraphPage.filterToggleButtonTitle': '필터',
  'catalogGraphPage.supportButtonDescription':
    '소프트웨어 카탈로그에 추가하여 컴포넌트를 추적하십시오.',
  'catalogGraphPage.simplifiedSwitchLabel': '간략히',
  'catalogGraphPage.mergeRelationsSwitchLabel': '관계 합치기',
  'catalogGraphPage.zoomOutDescription':
    '확대·축소하며 다이어그램을 살펴볼 수 있습니다. 클릭하면 활성 노드가 바뀌고, Shift 키를 누른 채 클릭하면 엔터티로 이동합니다.',
  'catalogGraphPage.curveFilter.title': '곡선',
  'catalogGraphPage.curveFilter.curveStepBefore': '계단형',
  'catalogGraphPage.curveFilter.curveMonotoneX': '곡선형',
  'catalogGraphPage.directionFilter.title': '방향',
  'catalogGraphPage.directionFilter.leftToRight': '왼쪽에서 오른쪽',
  'catalogGraphPage.directionFilter.rightToLeft': '오른쪽에서 왼쪽',
  'catalogGraphPage.directionFilter.topToBottom': '위에서 아래',
  'catalogGraphPage.directionFilter.bottomToTop': '아래에서 위',
  'catalogGraphPage.maxDepthFilter.title': '최대 깊이',
  'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ 제한 없음',
  'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel': '최대 깊이 지우기',
  'catalogGraphPage.selectedKindsFilter.title': '종류',
  'catalogGraphPage.selectedRelationsFilter.title': '관계',
};

export default messages;
