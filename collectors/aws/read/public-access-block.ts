import type { View } from './view.ts';

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export function publicAccessBlock(view: View): PublicAccessBlock | undefined {
  const inner = view.at('PublicAccessBlockConfiguration');
  const from = inner.exists ? inner : view;
  const [blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets] = [
    from.bool('BlockPublicAcls'),
    from.bool('IgnorePublicAcls'),
    from.bool('BlockPublicPolicy'),
    from.bool('RestrictPublicBuckets'),
  ];
  if (
    blockPublicAcls === undefined ||
    ignorePublicAcls === undefined ||
    blockPublicPolicy === undefined ||
    restrictPublicBuckets === undefined
  ) {
    return undefined;
  }
  return { blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets };
}
