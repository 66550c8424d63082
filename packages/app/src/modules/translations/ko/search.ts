const messages = {
  'searchModal.viewFullResults': '전체 결과 보기',
  'searchType.tabs.allTitle': '전체',
  'searchType.allResults': '모든 결과',
  'searchType.accordion.collapse': '접기',
  'searchType.accordion.numberOfResults': '결과 {{number}}개',
  'searchType.accordion.allTitle': '전체',
  'sidebarSearchModal.title': '검색',
};

export default messages;
