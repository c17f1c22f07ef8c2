"""The day as data: a playbook read from TOML, when each of its sessions is done, and its running order on the clock."""
