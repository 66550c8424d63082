const messages = {
  'searchBar.title': '검색',
  'searchBar.placeholder': '{{org}}에서 검색',
  'searchBar.clearButtonTitle': '지우기',
  'searchFilter.allOptionTitle': '전체',
  'searchPagination.limitLabel': '페이지당 결과 수:',
  'searchPagination.limitText': '/ {{num}}',
  noResultsDescription: '검색 결과가 없습니다',
  'searchResultGroup.linkTitle': '모두 보기',
  'searchResultGroup.addFilterButtonTitle': '필터 추가',
  'searchResultPager.next': '다음',
  'searchResultPager.previous': '이전',
};

export default messages;
