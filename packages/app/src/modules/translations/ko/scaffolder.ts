const messages = {
  'fields.entityNamePicker.title': '이름',
  'fields.entityNamePicker.description': '컴포넌트의 고유한 이름',
  'fields.entityPicker.title': '엔터티',
  'fields.entityPicker.description': '카탈로그에 있는 엔터티',
  'fields.entityTagsPicker.title': '태그',
  'fields.entityTagsPicker.description':
    '관련 태그를 추가합니다. Enter 키를 누르면 새 태그가 추가됩니다. 형식: [a-z0-9+#] 문자를 [-]로 구분, 최대 63자',
  'fields.multiEntityPicker.title': '엔터티',
  'fields.multiEntityPicker.description': '카탈로그에 있는 엔터티',
  'fields.myGroupsPicker.title': '엔터티',
  'fields.myGroupsPicker.description': '카탈로그에 있는 엔터티',
  'fields.ownedEntityPicker.title': '엔터티',
  'fields.ownedEntityPicker.description': '카탈로그에 있는 엔터티',
  'fields.ownerPicker.title': '소유자',
  'fields.ownerPicker.description': '컴포넌트의 소유자',
  'fields.azureRepoPicker.organization.title': '조직',
  'fields.azureRepoPicker.organization.description': '이 저장소가 속할 조직',
  'fields.azureRepoPicker.project.title': '프로젝트',
  'fields.azureRepoPicker.project.description': '이 저장소가 속할 프로젝트',
  'fields.bitbucketRepoPicker.project.title': '허용된 프로젝트',
  'fields.bitbucketRepoPicker.project.description': '이 저장소가 속할 프로젝트',
  'fields.bitbucketRepoPicker.project.inputTitle': '프로젝트',
  'fields.bitbucketRepoPicker.workspaces.title': '허용된 워크스페이스',
  'fields.bitbucketRepoPicker.workspaces.description':
    '이 저장소가 속할 워크스페이스',
  'fields.bitbucketRepoPicker.workspaces.inputTitle': '워크스페이스',
  'fields.gerritRepoPicker.parent.title': '상위 프로젝트',
  'fields.gerritRepoPicker.parent.description':
    '이 저장소가 속할 상위 프로젝트',
  'fields.gerritRepoPicker.owner.title': '소유자',
  'fields.gerritRepoPicker.owner.description': '프로젝트의 소유자 (선택)',
  'fields.giteaRepoPicker.owner.title': '선택 가능한 소유자',
  'fields.giteaRepoPicker.owner.description':
    '이 저장소가 속할 Gitea 네임스페이스입니다. 조직, 그룹, 하위 그룹, 사용자 또는 프로젝트의 이름을 사용할 수 있습니다.',
  'fields.giteaRepoPicker.owner.inputTitle': '소유자',
  'fields.githubRepoPicker.owner.title': '선택 가능한 소유자',
  'fields.githubRepoPicker.owner.description':
    '이 저장소가 속할 조직, 사용자 또는 프로젝트',
  'fields.githubRepoPicker.owner.inputTitle': '소유자',
  'fields.gitlabRepoPicker.owner.title': '선택 가능한 소유자',
  'fields.gitlabRepoPicker.owner.description':
    '이 저장소가 속할 GitLab 네임스페이스입니다. 조직, 그룹, 하위 그룹, 사용자 또는 프로젝트의 이름을 사용할 수 있습니다.',
  'fields.gitlabRepoPicker.owner.inputTitle': '소유자',
  'fields.repoUrlPicker.host.title': '호스트',
  'fields.repoUrlPicker.host.description': '저장소를 만들 호스트',
  'fields.repoUrlPicker.repository.title': '선택 가능한 저장소',
  'fields.repoUrlPicker.repository.description': '저장소의 이름',
  'fields.repoUrlPicker.repository.inputTitle': '저장소',
  'fields.repoOwnerPicker.title': '소유자',
  'fields.repoOwnerPicker.description': '저장소의 소유자',
  'aboutCard.launchTemplate': '템플릿 실행',
  'actionsPage.content.emptyState.title': '표시할 정보가 없습니다',
  'actionsPage.content.emptyState.description':
    '설치된 액션이 없거나 백엔드와 통신하지 못했습니다.',
  'actionsPage.content.searchFieldPlaceholder': '액션 검색',
  'actionsPage.title': '설치된 액션',
  'actionsPage.action.input': '입력',
  'actionsPage.action.output': '출력',
  'actionsPage.action.examples': '예시',
  'actionsPage.subtitle': '설치된 모든 액션입니다',
  'actionsPage.pageTitle': '새 컴포넌트 만들기',
  'listTaskPage.content.emptyState.title': '표시할 정보가 없습니다',
  'listTaskPage.content.emptyState.description':
    '실행 내역이 없거나 백엔드와 통신하지 못했습니다.',
  'listTaskPage.content.tableCell.template': '템플릿',
  'listTaskPage.content.tableCell.status': '상태',
  'listTaskPage.content.tableCell.owner': '소유자',
  'listTaskPage.content.tableCell.created': '생성 시각',
  'listTaskPage.content.tableCell.taskID': '실행 ID',
  'listTaskPage.content.tableTitle': '실행',
  'listTaskPage.title': '템플릿 실행 목록',
  'listTaskPage.subtitle': '지금까지 시작한 모든 실행',
  'listTaskPage.pageTitle': '템플릿 실행',
  'ownerListPicker.title': '실행한 사람',
  'ownerListPicker.options.all': '전체',
  'ownerListPicker.options.owned': '내 실행',
  'ongoingTask.title': '실행:',
  'ongoingTask.contextMenu.cancel': '취소',
  'ongoingTask.contextMenu.retry': '다시 시도',
  'ongoingTask.contextMenu.startOver': '처음부터 다시',
  'ongoingTask.contextMenu.moreOptions': '추가 옵션',
  'ongoingTask.contextMenu.hideLogs': '로그 숨기기',
  'ongoingTask.contextMenu.showLogs': '로그 보기',
  'ongoingTask.contextMenu.hideButtonBar': '버튼 모음 숨기기',
  'ongoingTask.contextMenu.showButtonBar': '버튼 모음 보기',
  'ongoingTask.subtitle': '실행 {{taskId}}',
  'ongoingTask.pageTitle.hasTemplateName': '실행: {{templateName}}',
  'ongoingTask.pageTitle.noTemplateName': '템플릿 실행',
  'ongoingTask.cancelButtonTitle': '취소',
  'ongoingTask.retryButtonTitle': '다시 시도',
  'ongoingTask.startOverButtonTitle': '처음부터 다시',
  'ongoingTask.hideLogsButtonTitle': '로그 숨기기',
  'ongoingTask.showLogsButtonTitle': '로그 보기',
  'templateEditorForm.stepper.emptyText':
    '템플릿에 미리 볼 매개변수가 없습니다.',
  'renderSchema.undefined': '정의된 스키마 없음',
  'renderSchema.tableCell.name': '이름',
  'renderSchema.tableCell.type': '유형',
  'renderSchema.tableCell.value': '값',
  'renderSchema.tableCell.title': '제목',
  'renderSchema.tableCell.description': '설명',
  'templatingExtensions.content.values.title': '값',
  'templatingExtensions.content.values.notAvailable':
    '정의된 전역 템플릿 값이 없습니다.',
  'templatingExtensions.content.emptyState.title': '표시할 정보가 없습니다',
  'templatingExtensions.content.emptyState.description':
    '사용할 수 있는 템플릿 확장이 없거나 백엔드와 통신하지 못했습니다.',
  'templatingExtensions.content.filters.title': '필터',
  'templatingExtensions.content.filters.schema.input': '입력',
  'templatingExtensions.content.filters.schema.output': '출력',
  'templatingExtensions.content.filters.schema.arguments': '인수',
  'templatingExtensions.content.filters.examples': '예시',
  'templatingExtensions.content.filters.notAvailable':
    '정의된 템플릿 필터가 없습니다.',
  'templatingExtensions.content.filters.metadataAbsent':
    '필터 메타데이터가 없습니다',
  'templatingExtensions.content.functions.title': '함수',
  'templatingExtensions.content.functions.schema.output': '출력',
  'templatingExtensions.content.functions.schema.arguments': '인수',
  'templatingExtensions.content.functions.examples': '예시',
  'templatingExtensions.content.functions.notAvailable':
    '정의된 전역 템플릿 함수가 없습니다.',
  'templatingExtensions.content.functions.metadataAbsent':
    '함수 메타데이터가 없습니다',
  'templatingExtensions.content.searchFieldPlaceholder': '확장 검색',
  'templatingExtensions.title': '템플릿 확장',
  'templatingExtensions.subtitle': '사용할 수 있는 템플릿 확장입니다',
  'templatingExtensions.pageTitle': '템플릿 확장',
  'templateTypePicker.title': '분류',
  'templateIntroPage.title': '템플릿 관리',
  'templateIntroPage.subtitle':
    '템플릿, 양식, 사용자 지정 필드를 편집하고 미리 보고 시험합니다',
  'templateFormPage.title': '템플릿 편집기',
  'templateFormPage.subtitle': '템플릿 양식을 편집하고 미리 보고 시험합니다',
  'templateCustomFieldPage.title': '사용자 지정 필드 탐색기',
  'templateCustomFieldPage.subtitle':
    '사용자 지정 필드를 편집하고 미리 보고 시험합니다',
  'templateEditorPage.title': '템플릿 편집기',
  'templateEditorPage.subtitle':
    '템플릿과 템플릿 양식을 편집하고 미리 보고 시험합니다',
  'templateEditorPage.dryRunResults.title': '시험 실행 결과',
  'templateEditorPage.dryRunResultsList.title': '결과 {{resultId}}',
  'templateEditorPage.dryRunResultsList.deleteButtonTitle': '결과 삭제',
  'templateEditorPage.dryRunResultsList.downloadButtonTitle':
    '.zip 파일로 다운로드',
  'templateEditorPage.dryRunResultsView.tab.output': '출력',
  'templateEditorPage.dryRunResultsView.tab.log': '로그',
  'templateEditorPage.dryRunResultsView.tab.files': '파일',
  'templateEditorPage.taskStatusStepper.skippedStepTitle': '건너뜀',
  'templateEditorPage.customFieldExplorer.preview.title': '템플릿 명세',
  'templateEditorPage.customFieldExplorer.fieldForm.title': '필드 옵션',
  'templateEditorPage.customFieldExplorer.fieldForm.applyButtonTitle': '적용',
  'templateEditorPage.customFieldExplorer.selectFieldLabel':
    '사용자 지정 필드 확장 선택',
  'templateEditorPage.customFieldExplorer.fieldPreview.title': '필드 미리 보기',
  'templateEditorPage.templateEditorBrowser.closeConfirmMessage':
    '계속하시겠습니까? 저장하지 않은 변경 사항이 사라집니다',
  'templateEditorPage.templateEditorBrowser.saveIconTooltip': '모든 파일 저장',
  'templateEditorPage.templateEditorBrowser.reloadIconTooltip':
    '디렉터리 다시 읽기',
  'templateEditorPage.templateEditorBrowser.closeIconTooltip': '디렉터리 닫기',
  'templateEditorPage.templateEditorIntro.title':
    '아래에서 시작할 방법을 선택하십시오',
  'templateEditorPage.templateEditorIntro.loadLocal.title':
    '템플릿 디렉터리 열기',
  'templateEditorPage.templateEditorIntro.loadLocal.description':
    '이 컴퓨터에 있는 템플릿 디렉터리를 열어 편집하고 시험 실행합니다.',
  'templateEditorPage.templateEditorIntro.loadLocal.unsupportedTooltip':
    'HTTPS로 접속한 일부 Chromium 계열 브라우저에서만 지원됩니다',
  'templateEditorPage.templateEditorIntro.createLocal.title':
    '새 템플릿 만들기',
  'templateEditorPage.templateEditorIntro.createLocal.description':
    '이 컴퓨터에 템플릿 디렉터리를 만들어 편집하고 시험 실행합니다.',
  'templateEditorPage.templateEditorIntro.createLocal.unsupportedTooltip':
    'HTTPS로 접속한 일부 Chromium 계열 브라우저에서만 지원됩니다',
  'templateEditorPage.templateEditorIntro.formEditor.title':
    '템플릿 양식 연습장',
  'templateEditorPage.templateEditorIntro.formEditor.description':
    '샘플 템플릿이나 카탈로그의 템플릿으로 양식을 미리 보고 편집합니다.',
  'templateEditorPage.templateEditorIntro.fieldExplorer.title':
    '사용자 지정 필드 탐색기',
  'templateEditorPage.templateEditorIntro.fieldExplorer.description':
    '설치된 사용자 지정 필드 확장을 살펴보고 시험합니다.',
  'templateEditorPage.templateEditorTextArea.saveIconTooltip': '파일 저장',
  'templateEditorPage.templateEditorTextArea.refreshIconTooltip':
    '파일 다시 읽기',
  'templateEditorPage.templateEditorTextArea.emptyStateParagraph':
    '파일 메뉴에서 작업을 선택하십시오.',
  'templateEditorPage.templateFormPreviewer.title': '기존 템플릿 불러오기',
  'templateListPage.title': '새 컴포넌트 만들기',
  'templateListPage.subtitle':
    '조직의 표준 템플릿으로 새 소프트웨어 컴포넌트를 만듭니다',
  'templateListPage.pageTitle': '새 컴포넌트 만들기',
  'templateListPage.templateGroups.defaultTitle': '템플릿',
  'templateListPage.templateGroups.otherTitle': '기타 템플릿',
  'templateListPage.contentHeader.supportButtonTitle':
    '표준 템플릿으로 새 소프트웨어 컴포넌트를 만듭니다. 템플릿마다 만들어지는 컴포넌트의 종류(서비스, 웹사이트, 문서 등)가 다릅니다.',
  'templateListPage.contentHeader.registerExistingButtonTitle':
    '기존 컴포넌트 등록',
  'templateListPage.additionalLinksForEntity.viewTechDocsTitle':
    '기술 문서 보기',
  'templateWizardPage.title': '새 컴포넌트 만들기',
  'templateWizardPage.subtitle':
    '조직의 표준 템플릿으로 새 소프트웨어 컴포넌트를 만듭니다',
  'templateWizardPage.pageTitle': '새 컴포넌트 만들기',
  'templateWizardPage.templateWithTitle': '새로 만들기: {{templateTitle}}',
  'templateWizardPage.pageContextMenu.editConfigurationTitle': '구성 편집',
  'templateEditorToolbar.customFieldExplorerTooltip': '사용자 지정 필드 탐색기',
  'templateEditorToolbar.installedActionsDocumentationTooltip':
    '설치된 액션 문서',
  'templateEditorToolbar.templatingExtensionsDocumentationTooltip':
    '템플릿 확장 문서',
  'templateEditorToolbar.addToCatalogButton': '게시',
  'templateEditorToolbar.addToCatalogDialogTitle': '변경 사항 게시',
  'templateEditorToolbar.addToCatalogDialogContent.stepsIntroduction':
    '템플릿을 만들거나 업데이트하려면 아래 절차를 따르십시오.',
  'templateEditorToolbar.addToCatalogDialogContent.stepsListItems':
    '템플릿 파일을 로컬 디렉터리에 저장합니다\n새 Git 저장소 또는 기존 Git 저장소에 풀 리퀘스트를 만듭니다\n이미 있는 템플릿이라면 풀 리퀘스트가 병합된 뒤 소프트웨어 카탈로그에 반영됩니다\n새 템플릿이라면 아래에 연결된 문서를 따라 템플릿 저장소를 소프트웨어 카탈로그에 등록합니다',
  'templateEditorToolbar.addToCatalogDialogActions.documentationUrl':
    'https://backstage.io/docs/features/software-templates/adding-templates/',
  'templateEditorToolbar.addToCatalogDialogActions.documentationButton':
    '문서로 이동',
  'templateEditorToolbarFileMenu.button': '파일',
  'templateEditorToolbarFileMenu.options.openDirectory': '템플릿 디렉터리 열기',
  'templateEditorToolbarFileMenu.options.createDirectory':
    '템플릿 디렉터리 만들기',
  'templateEditorToolbarFileMenu.options.closeEditor': '템플릿 편집기 닫기',
  'templateEditorToolbarTemplatesMenu.button': '템플릿',
};

export default messages;
