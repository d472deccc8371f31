"""What happens between a draft and its publication: reviews, the community's own check, versions, ageing."""
