/** A configuration item as advanced queries see it. */
export interface ConfigItem {
  readonly version: string;
  readonly accountId: string;
  readonly awsRegion: string;
  readonly availabilityZone: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly arn: string;
  readonly resourceCreationTime: string | null;
  readonly configurationItemCaptureTime: string;
  readonly configurationItemStatus: string;
  readonly configurationStateId: string;
  readonly tags: readonly { readonly key: string; readonly value: string; readonly tag: string }[];
  readonly relationships: readonly object[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly supplementaryConfiguration: Readonly<Record<string, unknown>>;
}

/** Items of one type in one region of an account, made one by one when asked for. */
export interface Family {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly count: number;
  at(index: number): ConfigItem;
}

/** What differs from item to item; the rest follows from the family. */
export interface ItemShape {
  readonly id: string;
  readonly name?: string | null;
  readonly arn: string;
  readonly created?: Date | null;
  readonly zone?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly supplementary?: Readonly<Record<string, unknown>>;
}

export interface Origin {
  readonly account: string;
  readonly region: string;
  /** When the recorder last looked. */
  readonly captured: Date;
}

export function itemOf(type: string, origin: Origin, shape: ItemShape): ConfigItem {
  return {
    version: '1.3',
    accountId: origin.account,
    awsRegion: origin.region,
    availabilityZone: shape.zone ?? 'Regional',
    resourceType: type,
    resourceId: shape.id,
    resourceName: shape.name ?? null,
    arn: shape.arn,
    resourceCreationTime: shape.created?.toISOString() ?? null,
    configurationItemCaptureTime: origin.captured.toISOString(),
    configurationItemStatus: 'OK',
    configurationStateId: String(origin.captured.getTime()),
    tags: Object.entries(shape.tags ?? {}).map(([key, value]) => ({ key, value, tag: `${key}=${value}` })),
    relationships: [],
    configuration: shape.configuration,
    supplementaryConfiguration: shape.supplementary ?? {},
  };
}

/** A family over a list that is there already. */
export function familyOf<T>(type: string, origin: Origin, list: readonly T[], shape: (one: T) => ItemShape): Family {
  return {
    type,
    account: origin.account,
    region: origin.region,
    count: list.length,
    at: (index) => {
      const one = list[index];
      if (one === undefined) throw new RangeError(`${type} has no item ${index}`);
      return itemOf(type, origin, shape(one));
    },
  };
}
