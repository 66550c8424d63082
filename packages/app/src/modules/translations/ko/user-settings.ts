const messages = {
  'featureFlags.title': '기능 플래그',
  'featureFlags.description':
    '기능 플래그를 전환한 뒤에는 페이지를 새로고침하십시오',
  'featureFlags.filterTitle': '필터',
  'featureFlags.clearFilter': '필터 지우기',
  'featureFlags.emptyFlags.title': '기능 플래그 없음',
  'featureFlags.emptyFlags.action.title':
    '기능 플래그를 추가하는 예시가 아래에 강조되어 있습니다.',
  'featureFlags.emptyFlags.action.readMoreButtonTitle': '자세히 보기',
  'featureFlags.emptyFlags.description':
    '기능 플래그를 사용하면 플러그인이 새 기능을 등록하고 사용자가 선택해서 켤 수 있습니다. 수동 A/B 테스트처럼 코드의 동작을 나눌 때 사용합니다.',
  'featureFlags.flagItem.title.disable': '끄기',
  'featureFlags.flagItem.title.enable': '켜기',
  'featureFlags.flagItem.subtitle.registeredInApplication':
    '애플리케이션에 등록됨',
  'featureFlags.flagItem.subtitle.registeredInPlugin':
    '{{pluginId}} 플러그인에 등록됨',
  'languageToggle.select': '언어 선택: {{language}}',
  'languageToggle.title': '언어',
  'languageToggle.description': '표시 언어를 변경합니다',
  'themeToggle.select': '선택: {{theme}}',
  'themeToggle.title': '테마',
  'themeToggle.description': '화면 테마를 변경합니다',
  'themeToggle.names.auto': '자동',
  'themeToggle.names.dark': '어둡게',
  'themeToggle.names.light': '밝게',
  'themeToggle.selectAuto': '자동 테마 선택',
  'signOutMenu.title': '로그아웃',
  'signOutMenu.moreIconTitle': '더 보기',
  'pinToggle.title': '메뉴 고정',
  'pinToggle.description': '메뉴가 접히지 않도록 합니다',
  'pinToggle.ariaLabelTitle': '메뉴 고정 스위치',
  'pinToggle.switchTitles.unpin': '메뉴 고정 해제',
  'pinToggle.switchTitles.pin': '메뉴 고정',
  'identityCard.title': '포털 계정',
  'identityCard.noIdentityTitle': '포털 계정 없음',
  'identityCard.userEntity': '사용자 엔터티',
  'identityCard.ownershipEntities': '소유 주체 엔터티',
  'defaultProviderSettings.description':
    '{{provider}} API와 계정에 대한 인증을 제공합니다',
  'emptyProviders.title': '인증 제공자 없음',
  'emptyProviders.action.title':
    'app-config.yaml 파일을 열고 아래 강조된 대로 변경하십시오.',
  'emptyProviders.action.readMoreButtonTitle': '자세히 보기',
  'emptyProviders.description':
    '인증 제공자를 추가하면 해당 제공자의 계정으로 인증할 수 있습니다.',
  'providerSettingsItem.title.signOut': '로그아웃: {{title}}',
  'providerSettingsItem.title.signIn': '로그인: {{title}}',
  'providerSettingsItem.buttonTitle.signOut': '로그아웃',
  'providerSettingsItem.buttonTitle.signIn': '로그인',
  'authProviders.title': '사용 가능한 인증 제공자',
  'defaultSettingsPage.tabsTitle.featureFlags': '기능 플래그',
  'defaultSettingsPage.tabsTitle.authProviders': '계정 연결',
  'defaultSettingsPage.tabsTitle.general': '일반',
  'settingsLayout.title': '설정',
  sidebarTitle: '설정',
  'profileCard.title': '프로필',
  'appearanceCard.title': '화면',
};

export default messages;
