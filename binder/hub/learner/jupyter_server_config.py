"""A learner's server in a class: one kernel at a time, because memory is what a class runs out of first."""

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class OneKernel(AsyncMappingKernelManager):
    """A kernel that starts takes the place of the one before: going on to the next notebook ends the last one's."""

    async def start_kernel(self, *, kernel_id=None, path=None, **options):
        for other in self.list_kernel_ids():
            if other != kernel_id:
                self.log.info("kernel %s makes room for the next one", other)
                await self.shutdown_kernel(other, now=True)
        return await super().start_kernel(kernel_id=kernel_id, path=path, **options)


c = get_config()  # noqa: F821  # Jupyter defines it
c.ServerApp.kernel_manager_class = OneKernel
c.ServerApp.terminals_enabled = False
