"""The explainer: a made-up town, how small a crowd each fact leaves in it, and what protects people there."""
