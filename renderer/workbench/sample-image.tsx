// The image of a sample, or what stands in its place where it vanished since its data set was listed.
import { type ComponentProps, type ReactNode, useState } from 'react';
import { type ThumbnailKey, thumbnailAddress } from '../../shared/thumbnail-address.ts';

interface SampleImageProps extends Omit<ComponentProps<'img'>, 'src' | 'onError'> {
  readonly of: ThumbnailKey;
  readonly alt: string;
  readonly gone: ReactNode;
}

export function SampleImage({ of, gone, alt, ...rest }: SampleImageProps) {
  const address = thumbnailAddress(of);
  const [broken, setBroken] = useState<string | null>(null);
  return broken === address ? gone : <img {...rest} src={address} alt={alt} onError={() => setBroken(address)} />;
}
