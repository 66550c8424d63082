/**
 * Why something that drifted cannot be written into the code by itself, in both
 * languages, by code. `{{name}}` is what the reason names.
 */
export const LEFT_TEXTS = {
  en: {
    notWhole:
      'The plan does not show the value whole: it is hidden, computed, or in several lines. Change it by hand.',
    partOfList: 'The plan shows only a part of the list. Change it by hand.',
    unreadablePath: 'The path of the argument cannot be read.',
    bothHidden: 'The plan hides both values. Change it by hand.',
    maybeBlock:
      'It may be that a whole block differs, which the plan does not tell from an argument of one. Change it by hand.',
    secret: 'The value looks like a secret, and none is written.',
    changed:
      'The code does not say what the plan wanted: it has changed since, or the value comes from elsewhere. Wait until the stack has been looked at again.',
    notWritten:
      '{{name}} is not written, and it may be a block. Add it by hand.',
    unreadableName: 'The name of the argument cannot be read.',
    severalBlocks:
      'There are several blocks {{name}}, and the plan does not say which it means. Change it by hand.',
    wholeBlock:
      'A whole block differs, not an argument of it. Change it by hand.',
    dynamicBlock:
      'Blocks {{name}} are made by a dynamic block. Change what it goes through by hand.',
    noArgument: 'The block does not have {{name}}.',
    expression:
      '{{name}} is not written as a plain value. Change what it is made of by hand.',
    gone: 'It is gone. Remove its block by hand if it is to stay away, or have it made again.',
    notInCode: 'The code does not have it. Write a block for it, or let it go.',
    letGo: 'The code has let go of it.',
    onlyImported: 'It is only being imported.',
    onlyMoved: 'Only its address changes.',
    onlyRead: 'It is only read.',
    unknownArguments: 'It is not known which of its arguments differ.',
    unreadableAddress: 'Its address cannot be read.',
    inModule:
      'It belongs to the module {{name}}. Change what the module is called with, or the module itself, by hand.',
    noBlock:
      'The folder of the stack has no block for it any more. Wait until the stack has been looked at again.',
    json: 'It is written as JSON. Change it by hand.',
    overridden:
      'An override file changes its block, so that it cannot be told which of the two counts. Change it by hand.',
    manyInstances:
      'Its block has {{name}}: what is written there counts for all instances. Decide by hand.',
    otherInstances:
      'Its block has other instances by now. Wait until the stack has been looked at again.',
    blockTwice: 'Its block is there more than once. Change it by hand.',
    notExact: 'It cannot be changed exactly. {{name}}',
    computed: '{{name}} is computed, and cannot be ignored.',
  },
  ko: {
    notWhole:
      '플랜에 값이 전부 보이지 않습니다. 숨겨졌거나, 계산되는 값이거나, 여러 줄입니다. 직접 고치십시오.',
    partOfList: '플랜에 목록의 일부만 보입니다. 직접 고치십시오.',
    unreadablePath: '인수의 경로를 읽을 수 없습니다.',
    bothHidden: '플랜이 두 값을 모두 숨깁니다. 직접 고치십시오.',
    maybeBlock:
      '블록 전체가 다를 수 있습니다. 플랜만으로는 블록의 인수 하나가 다른 것과 구별할 수 없습니다. 직접 고치십시오.',
    secret: '값이 비밀 정보로 보여 코드에 적지 않습니다.',
    changed:
      '코드가 플랜이 원한 값과 다릅니다. 그 뒤에 코드가 바뀌었거나 값을 다른 곳에서 가져옵니다. 스택이 다시 점검될 때까지 기다리십시오.',
    notWritten:
      '코드에 적혀 있지 않으며 블록일 수 있습니다: {{name}}. 직접 추가하십시오.',
    unreadableName: '인수의 이름을 읽을 수 없습니다.',
    severalBlocks:
      '같은 이름의 블록이 여러 개이고 플랜은 그중 어느 것인지 알려 주지 않습니다: {{name}}. 직접 고치십시오.',
    wholeBlock: '인수 하나가 아니라 블록 전체가 다릅니다. 직접 고치십시오.',
    dynamicBlock:
      'dynamic 블록이 만드는 블록입니다: {{name}}. 그 블록이 순회하는 값을 직접 고치십시오.',
    noArgument: '블록에 없는 인수입니다: {{name}}.',
    expression:
      '값이 그대로 적혀 있지 않습니다: {{name}}. 값을 만드는 식을 직접 고치십시오.',
    gone: '실제로는 사라졌습니다. 계속 없어야 한다면 블록을 직접 지우고, 아니면 다시 만들게 하십시오.',
    notInCode: '코드에 없습니다. 블록을 작성하거나 삭제되도록 두십시오.',
    letGo: '코드에서 이미 관리를 중단했습니다.',
    onlyImported: '가져오기만 하는 리소스입니다.',
    onlyMoved: '주소만 바뀝니다.',
    onlyRead: '읽기만 하는 리소스입니다.',
    unknownArguments: '어느 인수가 다른지 알려지지 않았습니다.',
    unreadableAddress: '리소스 주소를 읽을 수 없습니다.',
    inModule:
      '모듈에 속한 리소스입니다: {{name}}. 모듈에 넘기는 값이나 모듈 자체를 직접 고치십시오.',
    noBlock:
      '스택의 폴더에 이 리소스의 블록이 더 이상 없습니다. 스택이 다시 점검될 때까지 기다리십시오.',
    json: 'JSON으로 작성되어 있습니다. 직접 고치십시오.',
    overridden:
      '오버라이드 파일이 이 블록을 바꾸므로 둘 중 어느 쪽이 적용되는지 알 수 없습니다. 직접 고치십시오.',
    manyInstances:
      '블록에 {{name}} 인수가 있어 적힌 값이 모든 인스턴스에 적용됩니다. 직접 판단하십시오.',
    otherInstances:
      '이제 블록의 인스턴스가 달라졌습니다. 스택이 다시 점검될 때까지 기다리십시오.',
    blockTwice: '같은 블록이 두 번 이상 있습니다. 직접 고치십시오.',
    notExact: '정확하게 고칠 수 없습니다: {{name}}',
    computed: '계산되는 값이라 무시하게 할 수 없습니다: {{name}}.',
  },
} as const satisfies Record<'en' | 'ko', Record<string, string>>;
