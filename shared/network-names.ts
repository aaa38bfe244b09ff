// The networks that a run can train, by the names that settings and files use.

/** Networks of torchvision's architecture: those that ImageNet weights are published for. */
export const torchvisionNetworks = ['resnet18', 'resnet34', 'resnet50', 'resnet101', 'lowpass-resnet18'] as const;

export const networkNames = ['cnn', 'fcn', ...torchvisionNetworks, 'wide-resnet28-10', 'wide-resnet16-8'] as const;
export type NetworkName = (typeof networkNames)[number];
